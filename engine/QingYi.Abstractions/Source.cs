namespace QingYi;

/// <summary>
/// An open source. The engine calls it from one thread at a time, except where <see cref="Following"/> allows more, and disposes it at the
/// end of the run.
/// </summary>
public abstract class Source : IAsyncDisposable
{
    /// <summary>How often the engine can call the connection; null: no limit. All schemes of a connection share the limit.</summary>
    public virtual RateLimit? RateLimit => null;

    /// <summary>
    /// Makes one call and returns its page. The engine may repeat the same request after a failure or a crash. It reads ahead, and drops
    /// pages that it does not store: the next request can have a cursor that an earlier request had already, in the same instance too.
    /// </summary>
    /// <exception cref="TransientException">A retry can succeed: time-outs, throttling, invalid answers.</exception>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes something.</exception>
    public abstract Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the partitions of a window or of a log. The engine reads them one after the other, each with a cursor of its own. It calls
    /// this method once before it begins a window, and once in each run that reads a log: it reads a partition that is new there from its
    /// start, and ignores one that is missing. The default returns <see cref="Partition.Whole"/>. A source that makes calls for this awaits
    /// <see cref="SourceContext.Pace"/> before each.
    /// </summary>
    /// <param name="window">The window; null: the source reads a log.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TransientException">A retry can succeed.</exception>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes something.</exception>
    public virtual Task<IReadOnlyList<Partition>> PartitionsAsync(Window? window, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Partition>>([Partition.Whole]);

    /// <summary>
    /// The engine calls this after it has stored the page before a cursor durably, so that the source can confirm a slot, acknowledge a
    /// message or move a file. It makes the calls one at a time and in order, possibly while <see cref="ReadAsync"/> reads a later page.
    /// After a crash the call can be missing although the page is durable, so a source must not depend on it. A window can be read again
    /// from its start afterwards, even after the call with null: when records are missing from it, or when the source cannot resume
    /// (<see cref="SourcePlan.Resume"/>). The default does nothing.
    /// </summary>
    /// <param name="partition">The partition that the engine reads.</param>
    /// <param name="next">The cursor; null: the engine has read the window completely. A run that a limit ends does not send it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TransientException">The engine logs it, and the run continues.</exception>
    /// <exception cref="ConnectorException">It ends the run; the page remains stored.</exception>
    public virtual Task StoredAsync(Partition partition, Cursor? next, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Returns the cursor after the page that starts at this one, if it is known without reading that page; null: only the page contains
    /// it. If a source returns one, the engine may call <see cref="ReadAsync"/> for several pages at a time, and each page must then return
    /// the cursor that this method predicted.
    /// </summary>
    public virtual Cursor? Following(Cursor cursor) => null;

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
