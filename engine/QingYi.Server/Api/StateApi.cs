using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Server.Commands;

namespace QingYi.Server.Api;

/// <summary>How far a scheme has come.</summary>
internal static class StateApi
{
    private const int ChangesShown = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/state", async (string id, RecordStore store, CancellationToken token) =>
        {
            var counts = await store.CountAsync(id, token).ConfigureAwait(false);
            var audit = await store.AuditAsync(id, ChangesShown, token).ConfigureAwait(false);
            return Results.Ok(new StateView(id, await store.WatermarkAsync(id, token).ConfigureAwait(false), counts.ToDictionary(c => RecordMove.Word(c.Key), c => c.Value), [.. audit.Select(a => new AuditView(a.At, a.Action))]));
        }).Produces<StateView>().WithSummary("The watermark, the records by status, what people changed.");
        api.MapPut("/schemes/{id}/state/watermark", async (string id, WatermarkRequest request, SchemeScheduler scheduler, RecordStore store, TimeProvider clock, CancellationToken token) =>
        {
            if (scheduler.Find(id) is not { } worker)
            {
                return SchemesApi.NoScheme(id);
            }

            var to = Times.Parse(request.Watermark, worker.Scheme.TimeZone, "watermark")!.Value;
            if (to > clock.GetUtcNow())
            {
                return ApiErrors.Wrong("the watermark is later than now; what changes until then would never be read.");
            }

            await using var held = await store.AcquireAsync(id, token).ConfigureAwait(false);
            await held.SetWatermarkAsync(to, clock.GetUtcNow(), token).ConfigureAwait(false);
            return Results.NoContent();
        }).Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).WithSummary("The next run reads from then on; what is stored stays.");
    }
}
