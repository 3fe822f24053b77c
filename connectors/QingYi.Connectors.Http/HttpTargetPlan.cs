using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http;

/// <summary>What the connector made of a target's request.</summary>
/// <param name="request">The parameters of a document.</param>
/// <param name="vendor">The vendor's manifest.</param>
/// <param name="api">The api's.</param>
/// <param name="authenticator">Keeps tokens for all who use the connector.</param>
internal sealed class HttpTargetPlan(DraftNode request, ConnectorDocument vendor, ApiDocument api, Authenticator authenticator)
    : TargetPlan(request)
{
    public ConnectorDocument Vendor { get; } = vendor;

    public ApiDocument Api { get; } = api;

    /// <summary>The envelope of the api's answers.</summary>
    public ResponseDocument Envelope => Api.Envelope ?? Vendor.Response;

    /// <summary>The api that finds a document which may have been sent; null: none.</summary>
    public ApiDocument? Probe { get; init; }

    /// <summary>Several documents in one call; null: each alone.</summary>
    public BatchSave? Batch { get; init; }

    // A delivery is one call, so that each call's outcome is kept before the next is made.
    public override int? DeliveryBatch => Batch?.Rows ?? 1;

    public override bool TakesBatches => true;

    // That documents of one thing may overtake each other is for the author to weigh, who asks for it.
    public override Limitation? Order => null;

    public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(
            new HttpTarget(this, new HttpCaller(Vendor, context.Connection, authenticator, context.Clock, context.Pace))
        );
}
