using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http;

/// <summary>What the connector made of a request: the vendor, the api, and how it is paged.</summary>
internal sealed class HttpPlan(ConnectorDocument vendor, ApiDocument api, Paginator? paginator, int maxPageSize) : RequestPlan
{
    public ConnectorDocument Vendor { get; } = vendor;

    public ApiDocument Api { get; } = api;

    /// <summary>Null: the api answers everything at once.</summary>
    public Paginator? Paginator { get; } = paginator;

    /// <summary>The api that is called for each record; null: none.</summary>
    public ApiDocument? Detail { get; init; }

    /// <summary>The api that finds a document which may have been sent; null: none.</summary>
    public ApiDocument? Probe { get; init; }

    /// <summary>Several documents in one call; null: each alone.</summary>
    public BatchSave? Batch { get; init; }

    /// <summary>The envelope of the api's answers.</summary>
    public ResponseDocument Envelope => Api.Envelope ?? Vendor.Response;

    public override string ResumeObstacle => Paginator?.ResumeObstacle ?? "";

    public override int MaxPageSize { get; } = maxPageSize;

    // A delivery is one call, so that each call's outcome is kept before the next is made.
    public override int? DeliveryBatch => Batch?.Rows ?? 1;

    public override bool TakesBatches => true;

    // That documents of one thing may overtake each other is for the author to weigh, who asks for it.
    public override string LanesObstacle => "";
}
