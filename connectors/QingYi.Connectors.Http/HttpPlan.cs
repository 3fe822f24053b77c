using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http;

/// <summary>What the connector made of a request: the api, and how it is paged.</summary>
internal sealed class HttpPlan(ApiDocument api, Paginator? paginator, int maxPageSize) : RequestPlan
{
    public ApiDocument Api { get; } = api;

    /// <summary>Null: the api answers everything at once.</summary>
    public Paginator? Paginator { get; } = paginator;

    public override int MaxPageSize { get; } = maxPageSize;
}
