using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Scheduling;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>The connections of the environment.</summary>
internal static class ConnectionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections", (SchemeFolder folder, SchemeScheduler scheduler) => Results.Ok(
            folder.Environment.Connections.Values.Select(c => new ConnectionView(c.Name, c.Connector, [.. scheduler.Workers.Select(w => w.Scheme).Where(s => s.Source.Connection == c || s.Target.Connection == c).Select(s => s.Id)]))))
            .Produces<IReadOnlyList<ConnectionView>>().WithSummary("The connections of the environment, without their options.");
        api.MapPost("/connections/{name}/test", async (string name, SchemeFolder folder, Workspace workspace, CancellationToken token) =>
        {
            if (!folder.Environment.Connections.TryGetValue(name, out var connection))
            {
                return ApiErrors.NotFound($"the environment has no connection '{name}'");
            }

            var (tried, fault) = await ConnectionTest.RunAsync(workspace.Catalog, connection, workspace.Clock, token).ConfigureAwait(false);
            return fault is null ? Results.Ok(new ConnectionTried(name, tried)) : ApiErrors.Problem(502, fault.Code, fault.Message, fault.NextStep);
        }).Produces<ConnectionTried>().ProducesProblem(404).ProducesProblem(502).WithSummary("Tries a connection: whether the system answers and lets it in.");
    }
}
