using QingYi.Connectors.Http.Calls;
using QingYi.Connectors.Http.Manifests;
using QingYi.Connectors.Http.Paging;

namespace QingYi.Connectors.Http;

/// <summary>The compiled request of a source: the api and its way of paging.</summary>
/// <param name="request">The parameters of a call.</param>
/// <param name="vendor">The vendor's manifest.</param>
/// <param name="api">The api's manifest.</param>
/// <param name="paginator">The way of paging; null: the api returns everything in one answer.</param>
/// <param name="authenticator">Keeps the tokens of all users of the connector.</param>
internal sealed class HttpSourcePlan(
    DraftNode request,
    ConnectorDocument vendor,
    ApiDocument api,
    Paginator? paginator,
    Authenticator authenticator
) : SourcePlan(request)
{
    public ConnectorDocument Vendor { get; } = vendor;

    public ApiDocument Api { get; } = api;

    /// <summary>The envelope of the api's answers.</summary>
    public ResponseDocument Envelope => Api.Envelope ?? Vendor.Response;

    public Paginator? Paginator { get; } = paginator;

    /// <summary>The api that the source calls for each record; null: none.</summary>
    public ApiDocument? Detail { get; init; }

    public required int PageSize { get; init; }

    public override int MaxPageSize => PageSize;

    public override Limitation? Resume => Paginator?.Resume;

    // The call for each record is left out where its id is what the call asks with.
    public override SourcePlan Only(IReadOnlyList<string> fields) =>
        Detail is not null && fields.All(f => Api.Detail!.Parameters.ContainsValue(f))
            ? new HttpSourcePlan(Request, Vendor, Api, Paginator, authenticator) { PageSize = PageSize }
            : this;

    public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Source>(
            new HttpSource(
                this,
                new HttpCaller(Vendor, context.Connection, authenticator, context.Clock, context.Pace) { Observe = context.Observe }
            )
        );
}
