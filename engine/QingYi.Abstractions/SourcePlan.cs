namespace QingYi;

/// <summary>
/// What a connector compiled from the request of a scheme's source. Immutable; several threads share it. The engine opens it for each run,
/// and when it checks a scheme against the systems. Derive from it to store more, or use <see cref="Of"/>.
/// </summary>
/// <param name="request">The part of the draft that the engine renders for each call: its root, or what the connector keeps of it.</param>
public abstract class SourcePlan(DraftNode request)
{
    /// <summary>What the engine renders for each call and passes in <see cref="ReadRequest.Body"/>: an object.</summary>
    public DraftNode Request { get; } = request;

    /// <summary>Whether the source reads windows of time or a log; windows by default.</summary>
    public virtual SourceReading Reading => SourceReading.Windows;

    /// <summary>
    /// The number of records in a page where the scheme does not set it, and the maximum that the scheme can set. 1000 by default.
    /// </summary>
    public virtual int MaxPageSize => 1000;

    /// <summary>
    /// Why the engine reads an interrupted window again from its start; null, the default: it resumes at the cursor. A source that
    /// identifies its pages by counting must return a reason: changes in the meantime would shift the pages, and the source would skip
    /// records. The store recognizes records that it reads again.
    /// </summary>
    public virtual Limitation? Resume => null;

    /// <summary>
    /// True when the source can return records with <see cref="RecordChange.Delete"/>; <c>check</c> then warns if the target does not
    /// handle them. False by default.
    /// </summary>
    public virtual bool SendsDeletes => false;

    /// <summary>
    /// Returns a plan for the same records that can leave out all other fields, because the engine only compares ids. The request of the
    /// plan stays the same. The default returns this plan, which reads all fields.
    /// </summary>
    /// <param name="fields">The names of the fields, at the top of a record.</param>
    public virtual SourcePlan Only(IReadOnlyList<string> fields) => this;

    /// <summary>Opens the source for one run. The engine calls it again after a <see cref="TransientException"/>.</summary>
    /// <exception cref="TransientException">The system cannot be reached now; the engine retries.</exception>
    /// <exception cref="ConnectorException">A retry cannot succeed until somebody changes credentials, address or rights.</exception>
    public abstract Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken);

    /// <summary>Creates a plan without data of its own.</summary>
    /// <param name="request">What the engine renders for each call.</param>
    /// <param name="open">Creates the source.</param>
    public static SourcePlan Of(DraftNode request, Func<SourceContext, Source> open) => new Simple(request, open);

    private sealed class Simple(DraftNode request, Func<SourceContext, Source> open) : SourcePlan(request)
    {
        public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
            Task.FromResult(open(context));
    }
}
