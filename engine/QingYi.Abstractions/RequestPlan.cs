using System.Text.Json.Nodes;

namespace QingYi;

/// <summary>
/// What a connector made of a scheme's request at compile time. Immutable; shared by threads. Derive from it to keep more.
/// </summary>
public class RequestPlan
{
    /// <summary>The page size used when the scheme gives none, and the largest that is accepted.</summary>
    public virtual int MaxPageSize => 1000;

    /// <summary>
    /// Documents in one transaction of the target, where the scheme's <c>delivery.batch</c> does not say; null: the engine's own number.
    /// </summary>
    public virtual int? DeliveryBatch => null;

    /// <summary>What <see cref="Preview"/> shows: <c>requests</c> or <c>statements</c>.</summary>
    public virtual string PreviewName => "requests";

    /// <summary>
    /// The target sends several documents in one call where <see cref="RequestDraft.Batch"/> says so; <c>check</c> refuses such schemes
    /// otherwise.
    /// </summary>
    public virtual bool TakesBatches => false;

    /// <summary>How the requests are sent, and why not faster: a line each, for people who ask.</summary>
    public virtual IReadOnlyList<string> Explain => [];

    /// <summary>
    /// Why documents must be written one after the other, for people; empty: several targets of this plan may write them side by side, in
    /// any order.
    /// </summary>
    public virtual string LanesObstacle => "the connector does not say that their order means nothing";

    /// <summary>
    /// Source: why a window that an earlier run left in its middle is read again from its start, for people; empty: it goes on at the
    /// cursor. A source whose pages are told apart by counting must say so: what changed meanwhile would shift them, and records would be
    /// passed over. Records that come again are known to the store.
    /// </summary>
    public virtual string ResumeObstacle => "";

    /// <summary>What would be sent for a rendered request, without any network.</summary>
    public virtual JsonArray Preview(JsonObject request) => [request];
}
