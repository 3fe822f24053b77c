using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Reconciles schemes with their sources.</summary>
internal static class ReconcileApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost(
                "/schemes/{id}/reconcile",
                async (string id, Caller caller, HttpRequest request, SchemeHost host, CancellationToken token) =>
                {
                    var asked = await JsonBody.ReadAsync(request, new ReconcileRequest()).ConfigureAwait(false);
                    var options = new RunOptions { IsReconciliation = true, Action = asked.Action };
                    await host.RunAsync(caller, id, options, token).ConfigureAwait(false);
                    return Results.Accepted($"/api/v1/schemes/{id}/reconcile");
                }
            )
            .Accepts<ReconcileRequest>(isOptional: true, "application/json")
            .Produces(202)
            .ProducesProblem(400)
            .ProducesProblem(404)
            .For(Role.Operator)
            .WithSummary("Requests a reconciliation of a scheme with its source; it starts when the current run has ended.");
        api.MapGet("/schemes/{id}/reconcile", async (string id, SchemeHost host, RecordStore store, CancellationToken token) =>
            {
                await host.RequireKnownAsync(id, token).ConfigureAwait(false);
                return await store.ReconciliationAsync(id, token).ConfigureAwait(false) is { } last
                    ? Results.Ok(RunView.Of(last))
                    : ApiErrors.NotFound(ApiTexts.NotReconciled(id));
            })
            .Produces<JsonObject>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Returns the last reconciliation: the report of its run, with what it found in 'reconcile'.");
    }
}
