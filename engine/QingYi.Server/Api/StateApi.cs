using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>The state of a scheme: shows it, and sets the watermark.</summary>
internal static class StateApi
{
    private const int ChangesShown = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/state", async (string id, SchemeHost host, SchemeStates states, CancellationToken token) =>
            {
                await host.RequireKnownAsync(id, token).ConfigureAwait(false);
                var state = await states.ShowAsync(id, ChangesShown, token).ConfigureAwait(false);
                var records = state.Records.ToDictionary(c => RecordMove.Word(c.Key), c => c.Value);
                var positions = state.Positions.ToDictionary(p => p.Key, p => p.Value.Text);
                var audit = state.Changes.Select(AuditView.InShort);
                return Results.Ok(new StateView(id, state.Watermark, records, [.. audit], positions));
            })
            .Produces<StateView>()
            .For(Role.Viewer)
            .WithSummary("Returns the watermark, the number of records by status, and the changes that people made.");
        api.MapPut(
                "/schemes/{id}/state/watermark",
                async (string id, Caller caller, HttpRequest body, SchemeHost host, SchemeStates states, CancellationToken token) =>
                {
                    var request = await JsonBody.ReadAsync<WatermarkRequest>(body).ConfigureAwait(false);
                    if (Times.Parse(request.Watermark, host.Require(id).TimeZone, "watermark") is not { } to)
                    {
                        return ApiErrors.Wrong(ApiTexts.NoWatermark);
                    }

                    await states.SetWatermarkAsync(caller, id, to, token).ConfigureAwait(false);
                    return Results.NoContent();
                }
            )
            .Accepts<WatermarkRequest>("application/json")
            .Produces(204)
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Operator)
            .WithSummary("Sets the time from which the next run reads. Stored records do not change.");
        api.MapPost(
                "/schemes/{id}/drift/accept",
                async (string id, Caller caller, SchemeHost host, SchemeStates states, CancellationToken token) =>
                {
                    await host.RequireKnownAsync(id, token).ConfigureAwait(false);
                    await states.AcceptDriftAsync(caller, id, token).ConfigureAwait(false);
                    return Results.NoContent();
                }
            )
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Operator)
            .WithSummary("Accepts the changed fields of the source that 'drift' holds back; the records can then be retried.");
    }
}
