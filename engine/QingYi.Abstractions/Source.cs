namespace QingYi;

/// <summary>
/// An open source. The engine calls it from one thread at a time, except where <see cref="Following"/> says more, and disposes it at the
/// end of the run.
/// </summary>
public abstract class Source : IAsyncDisposable
{
    /// <summary>How often the connection may be called; null: as often as you like. All schemes of a connection share it.</summary>
    public virtual RateLimit? RateLimit => null;

    /// <summary>Makes one call and returns its page. May be called again with the same request after a failure or a crash.</summary>
    /// <exception cref="TransientException">It may work later: time-outs, throttling, broken answers.</exception>
    /// <exception cref="ConnectorException">It will not work without a change.</exception>
    public abstract Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The parts in which a window or a log is read, one after the other and each with a cursor of its own. Called once before a window is
    /// begun, and once in each run that reads a log: a part that is new there is read from its start, one that is missing is left alone. By
    /// default there is one, <see cref="Partition.Whole"/>. A source that makes calls for this waits with <see cref="SourceContext.Pace"/>
    /// before each.
    /// </summary>
    /// <param name="window">The window; null: a log.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TransientException">It may work later.</exception>
    /// <exception cref="ConnectorException">It will not work without a change.</exception>
    public virtual Task<IReadOnlyList<Partition>> PartitionsAsync(Window? window, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Partition>>([Partition.Whole]);

    /// <summary>
    /// Called after the page before a cursor has become durable in the store: a slot can be confirmed, a message acknowledged, a file
    /// moved. Calls come one at a time, in order, and perhaps while <see cref="ReadAsync"/> works at a later page. After a crash the call
    /// is missing although the page is durable, so a source must not depend on it. The default does nothing.
    /// </summary>
    /// <param name="partition">The part that is read.</param>
    /// <param name="next">The cursor; null: the window has been read to its end.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TransientException">It is logged; the run continues.</exception>
    /// <exception cref="ConnectorException">It ends the run; the page stays stored.</exception>
    public virtual Task StoredAsync(Partition partition, Cursor? next, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The cursor behind the page of this one, where that page need not come first to know it; null: only the page says it. A source that
    /// says one is called for several pages at a time while the engine has to wait for them, each page giving the cursor that was said.
    /// </summary>
    public virtual Cursor? Following(Cursor cursor) => null;

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
