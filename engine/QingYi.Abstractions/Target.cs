namespace QingYi;

/// <summary>An open target. The engine calls it from one thread at a time and disposes it at the end of the run.</summary>
public abstract class Target : IAsyncDisposable
{
    /// <summary>
    /// Why a target can write a document twice when a process dies or an answer is lost; null: it writes each document exactly once, even
    /// if a process is killed at any moment. Known after <see cref="TakeLaneAsync"/> or <see cref="ProbeAsync"/>. The default: the target
    /// has no transactions.
    /// </summary>
    public virtual Limitation? Guarantee => new(AbstractionsTexts.NoTransactions);

    /// <summary>
    /// How often the engine can call <see cref="WriteAsync"/>; null: no limit. All schemes of a connection share the limit.
    /// </summary>
    public virtual RateLimit? RateLimit => null;

    /// <summary>
    /// Takes the lane's checkpoint: raises its fencing token to the lane's token, so that an older owner can no longer commit, and returns
    /// the outcomes of the last delivery. The engine calls it once, before the first delivery of a run. Targets without checkpoints return
    /// null.
    /// </summary>
    /// <param name="lane">The lane to take.</param>
    /// <param name="adopt">True to take over a checkpoint that belongs to another store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="FencedException">The checkpoint has a higher token, or belongs to another store.</exception>
    public virtual Task<Checkpoint?> TakeLaneAsync(Lane lane, bool adopt, CancellationToken cancellationToken) =>
        Task.FromResult<Checkpoint?>(null);

    /// <summary>
    /// Writes the documents, or only the first of them; the engine passes those without an outcome again. A target with checkpoints writes
    /// all of them and the checkpoint in one transaction, or nothing. After a rejection the engine calls it again with the rest of the
    /// delivery.
    /// </summary>
    /// <exception cref="TransientException">The target wrote nothing, or does not know; the engine reads the checkpoint and
    /// retries.</exception>
    /// <exception cref="FencedException">Another process has taken the lane; the target wrote nothing.</exception>
    /// <exception cref="ConnectorException">An error of the scheme or the connection that affects every document; the target wrote
    /// nothing.</exception>
    public abstract Task<WriteResult> WriteAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Checks that the system answers and has what the scheme names: credentials, rights, tables, columns. Writes nothing.
    /// <see cref="Guarantee"/> is known afterwards. The default checks nothing.
    /// </summary>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Something is missing or wrong.</exception>
    public virtual Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The text of <see cref="TargetPlan.Explain"/>, with what the target has learned from the system since. Known after
    /// <see cref="ProbeAsync"/>. The default is empty.
    /// </summary>
    public virtual IReadOnlyList<LocalizedText> Explain => [];

    /// <summary>
    /// Finishes what all deliveries of a run produce together, such as a file that cannot be appended to. The engine calls it once when it
    /// has written all deliveries of a run, also when somebody stopped the run. A failure ends the run as failed; the written documents
    /// stay written, and the next run calls the method again. The default does nothing.
    /// </summary>
    /// <exception cref="TransientException">A retry can succeed; the engine retries.</exception>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes something.</exception>
    public virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Returns a few of the rows that the target contains now, for a user who tries a scheme; the default returns none.</summary>
    /// <param name="rows">The maximum number of rows of each table.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public virtual Task<IReadOnlyList<SampleTable>> SampleAsync(int rows, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SampleTable>>([]);

    /// <summary>
    /// Returns the rows that the target has now for a document, for a user who compares them with its record. The engine calls it when a
    /// user asks, at most once, on a target that takes no lane and writes nothing; it stops waiting after 30 seconds and does not retry. It
    /// finds rows by keys alone, never by reading a whole table, and changes nothing. The default returns null: not offered.
    /// </summary>
    /// <param name="document">
    /// The document, rendered with the text and the times of the delivery that it was last part of; if there was none, as the next run
    /// would render it.
    /// </param>
    /// <param name="answer">
    /// The <see cref="Outcome.Answer"/> of its last delivery, which may contain a key that the target generated; null: the engine has none.
    /// </param>
    /// <param name="rows">The maximum number of rows, and of keys, of each table: at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The tables to which the request writes, in the order of the request: each with its rows, or with the reason why they cannot be
    /// found; null: not offered.
    /// </returns>
    /// <exception cref="TransientException">The system cannot be reached now.</exception>
    /// <exception cref="ConnectorException">Something is missing or wrong: rights, a table.</exception>
    public virtual Task<IReadOnlyList<FoundTable>?> FindAsync(
        Document document,
        string? answer,
        int rows,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<FoundTable>?>(null);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
