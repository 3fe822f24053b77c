namespace QingYi;

/// <summary>
/// What a connector made of the request of a scheme's source. Immutable; shared by threads; opened for each run, and when a scheme is
/// checked against the systems. Derive from it to keep more, or use <see cref="Of"/>.
/// </summary>
/// <param name="request">What is rendered for each call: the draft's root, or what the connector leaves of it.</param>
public abstract class SourcePlan(DraftNode request)
{
    /// <summary>What is rendered for each call, and arrives in <see cref="ReadRequest.Body"/>: an object.</summary>
    public DraftNode Request { get; } = request;

    /// <summary>Whether windows of time or a log are read; windows by default.</summary>
    public virtual SourceReading Reading => SourceReading.Windows;

    /// <summary>Records a page, where the scheme does not say, and the most that it may say. 1000 by default.</summary>
    public virtual int MaxPageSize => 1000;

    /// <summary>
    /// Why a window that an earlier run left in its middle is read again from its start; null, the default: it goes on at the cursor. A
    /// source whose pages are told apart by counting must say so: what changed meanwhile would shift them, and records would be passed
    /// over. Records that come again are known to the store.
    /// </summary>
    public virtual Limitation? Resume => null;

    /// <summary>
    /// Records may come with <see cref="RecordChange.Delete"/>, so that <c>check</c> warns where the target makes nothing of it. False by
    /// default.
    /// </summary>
    public virtual bool SendsDeletes => false;

    /// <summary>Opens the source for one run. Called again after a <see cref="TransientException"/>.</summary>
    /// <exception cref="TransientException">The system cannot be reached now; the engine tries again.</exception>
    /// <exception cref="ConnectorException">It will not work without a change: credentials, address, rights.</exception>
    public abstract Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken);

    /// <summary>A plan that keeps nothing.</summary>
    /// <param name="request">What is rendered for each call.</param>
    /// <param name="open">Makes the source.</param>
    public static SourcePlan Of(DraftNode request, Func<SourceContext, Source> open) => new Simple(request, open);

    private sealed class Simple(DraftNode request, Func<SourceContext, Source> open) : SourcePlan(request)
    {
        public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
            Task.FromResult(open(context));
    }
}
