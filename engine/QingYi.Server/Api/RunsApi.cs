using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>What people who watch a host want to know about its runs.</summary>
internal static class RunsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs/{run}", async (string run, SchemeHost host, CancellationToken token) =>
                Results.Ok(RunView.Of(await host.Runs.FindAsync(run, token).ConfigureAwait(false)))
            )
            .Produces<JsonObject>()
            .ProducesProblem(404)
            .WithSummary("Returns a run, running or ended: its report with the times of its phases, and its bars if the host has them.");
    }
}
