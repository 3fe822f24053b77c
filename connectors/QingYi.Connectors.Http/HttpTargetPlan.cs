using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;

namespace QingYi.Connectors.Http;

/// <summary>The compiled request of a target.</summary>
/// <param name="request">The parameters of a document.</param>
/// <param name="vendor">The vendor's manifest.</param>
/// <param name="api">The api's manifest.</param>
/// <param name="authenticator">Keeps the tokens of all users of the connector.</param>
internal sealed class HttpTargetPlan(DraftNode request, ConnectorDocument vendor, ApiDocument api, Authenticator authenticator)
    : TargetPlan(request)
{
    public ConnectorDocument Vendor { get; } = vendor;

    public ApiDocument Api { get; } = api;

    /// <summary>The envelope of the api's answers.</summary>
    public ResponseDocument Envelope => Api.Envelope ?? Vendor.Response;

    /// <summary>The api that finds a document that may have been sent; null: none.</summary>
    public ApiDocument? Probe { get; init; }

    /// <summary>How several documents go into one call; null: one document per call.</summary>
    public BatchSave? Batch { get; init; }

    // A delivery is one call, so that the engine stores its outcome before it makes the next call.
    public override int? DeliveryBatch => Batch?.Rows ?? 1;

    public override bool TakesBatches => true;

    // Whether documents of the same object may overtake each other is the decision of the author, who requests parallelism.
    public override Limitation? Order => null;

    public override Task<Target> OpenAsync(TargetContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Target>(
            new HttpTarget(this, new HttpCaller(Vendor, context.Connection, authenticator, context.Clock, context.Pace))
        );
}
