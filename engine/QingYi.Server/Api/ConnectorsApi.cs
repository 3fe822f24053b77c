using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>The installed connectors.</summary>
internal static class ConnectorsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connectors", (Workspace workspace) => Results.Ok(workspace.Catalog.Connectors.Select(c => c.Description)))
            .Produces<IReadOnlyList<ConnectorDescription>>()
            .For(Role.Viewer)
            .WithSummary("Lists the installed connectors: the options of their connections, their apis with parameters and fields.");
        api.MapGet("/connectors/{name}", (string name, Workspace workspace) =>
                workspace.Catalog.Find(name) is { } connector
                    ? Results.Ok(connector.Description)
                    : ApiErrors.NotFound(workspace.Catalog.NotInstalled(name))
            )
            .Produces<ConnectorDescription>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Describes one connector.");
    }
}
