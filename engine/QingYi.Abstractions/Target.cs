namespace QingYi;

/// <summary>An open target. The engine calls it from one thread at a time and disposes it at the end of the run.</summary>
public abstract class Target : IAsyncDisposable
{
    /// <summary>
    /// Why a document may be written twice when a process dies or an answer is lost; null: each is written once, whatever is killed
    /// whenever. Known after <see cref="TakeLaneAsync"/> or <see cref="ProbeAsync"/>. By default the target has no transactions.
    /// </summary>
    public virtual Limitation? Guarantee => new("the target has no transactions");

    /// <summary>
    /// How often <see cref="WriteAsync"/> may be called; null: as often as you like. All schemes of a connection share it.
    /// </summary>
    public virtual RateLimit? RateLimit => null;

    /// <summary>
    /// Called once before the first delivery of a run: takes the lane's checkpoint, raises its fencing token to the lane's, so that an
    /// older holder commits nothing more, and returns what the last delivery did. Targets without checkpoints return null.
    /// </summary>
    /// <param name="lane">The lane to take.</param>
    /// <param name="adopt">Take over a checkpoint that belongs to another store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FencedException">The checkpoint has a higher token, or belongs to another store.</exception>
    public virtual Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) =>
        Task.FromResult<Checkpoint?>(null);

    /// <summary>
    /// Writes documents, or only the first of them: those without an outcome are handed in again. On a target with checkpoints, all of them
    /// and the checkpoint in one transaction, or nothing. Called again with the rest of a delivery after a rejection.
    /// </summary>
    /// <exception cref="TransientException">Nothing was written, or it is not known; the engine asks the checkpoint and tries
    /// again.</exception>
    /// <exception cref="FencedException">Another process has taken the lane; nothing was written.</exception>
    /// <exception cref="ConnectorException">A fault of the scheme or of the connection that every document would meet; nothing was
    /// written.</exception>
    public abstract Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the system whether it is there and has what the scheme names: credentials, rights, tables, columns. Writes nothing.
    /// <see cref="Guarantee"/> is known afterwards. The default asks nothing.
    /// </summary>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Something is missing or wrong.</exception>
    public virtual Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// What <see cref="TargetPlan.Explain"/> says, with what the system has shown since. Known after <see cref="ProbeAsync"/>. The default
    /// knows nothing more.
    /// </summary>
    public virtual IReadOnlyList<string> Explain => [];

    /// <summary>
    /// Called once when all deliveries of a run have been written, also where the run was asked to stop: finishes what is made of them as a
    /// whole, such as a file that cannot be added to. A failure ends the run as failed; what was written stays written, and the next run
    /// calls it again. The default does nothing.
    /// </summary>
    /// <exception cref="TransientException">It may work later; the engine tries again.</exception>
    /// <exception cref="ConnectorException">It will not work without a change.</exception>
    public virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A few of the rows that the target holds now, for a person who tries a scheme out; the default shows none.</summary>
    /// <param name="rows">At most so many of each table.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public virtual Task<IReadOnlyList<SampleTable>> SampleAsync(int rows, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SampleTable>>([]);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
