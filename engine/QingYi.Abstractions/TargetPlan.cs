using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>
/// What a connector made of the request of a scheme's target. Immutable; shared by threads; opened for each lane of a run, and when a
/// scheme is checked against the systems. Derive from it to keep more, or use <see cref="Of"/>.
/// </summary>
/// <param name="request">What is rendered for each document: the draft's root, or what the connector leaves of it.</param>
public abstract class TargetPlan(DraftNode request)
{
    /// <summary>What is rendered for each document, and arrives in <see cref="Document.Request"/>: an object.</summary>
    public DraftNode Request { get; } = request;

    /// <summary>Documents of a delivery, where the scheme's <c>delivery.batch</c> does not say; null, the default: 100.</summary>
    public virtual int? DeliveryBatch => null;

    /// <summary>What <see cref="Preview"/> shows: <c>requests</c>, the default, or <c>statements</c>.</summary>
    public virtual string PreviewName => "requests";

    /// <summary>
    /// Several documents go into one call where <see cref="RequestDraft.Batch"/> says so; <c>check</c> refuses such schemes otherwise.
    /// False by default.
    /// </summary>
    public virtual bool TakesBatches => false;

    /// <summary>How the requests are sent, and why not faster: a line each, for people who ask. Empty by default.</summary>
    public virtual IReadOnlyList<LocalizedText> Explain => [];

    /// <summary>
    /// Why documents must be written one after the other; null: several targets of this plan may write them side by side, in any order. By
    /// default nothing is known of their order.
    /// </summary>
    public virtual Limitation? Order => new(AbstractionsTexts.OrderUnknown);

    /// <summary>
    /// Documents with <see cref="RecordChange.Delete"/> are carried out: the row is deleted or marked. False, the default: such documents
    /// are not sent, and their records count as delivered.
    /// </summary>
    public virtual bool TakesDeletes => false;

    /// <summary>What would be sent for a document, without any network. The request itself by default.</summary>
    /// <param name="request">The rendered request; the answer may hold it.</param>
    /// <param name="change">What has happened to the record.</param>
    public virtual JsonArray Preview(JsonObject request, RecordChange change) => [request];

    /// <summary>Opens the target for one lane of a run. Called again after a <see cref="TransientException"/>.</summary>
    /// <exception cref="TransientException">The system cannot be reached now; the engine tries again.</exception>
    /// <exception cref="ConnectorException">It will not work without a change: credentials, address, rights.</exception>
    public abstract Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken);

    /// <summary>A plan that keeps nothing.</summary>
    /// <param name="request">What is rendered for each document.</param>
    /// <param name="open">Makes the target.</param>
    public static TargetPlan Of(DraftNode request, Func<TargetContext, Target> open) => new Simple(request, open);

    private sealed class Simple(DraftNode request, Func<TargetContext, Target> open) : TargetPlan(request)
    {
        public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
            Task.FromResult(open(context));
    }
}
