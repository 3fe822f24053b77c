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
