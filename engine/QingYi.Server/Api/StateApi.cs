using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>How far a scheme has come.</summary>
internal static class StateApi
{
    private const int ChangesShown = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/state", async (string id, SchemeScheduler scheduler, RecordStore store, CancellationToken token) =>
        {
            if (!await SchemesApi.IsKnownAsync(id, scheduler, store, token).ConfigureAwait(false))
            {
                return SchemesApi.NoScheme(id);
            }

            var counts = await store.CountAsync(id, token).ConfigureAwait(false);
            var audit = await store.AuditAsync(id, ChangesShown, token).ConfigureAwait(false);
            return Results.Ok(new StateView(id, await store.WatermarkAsync(id, token).ConfigureAwait(false), counts.ToDictionary(c => RecordMove.Word(c.Key), c => c.Value), [.. audit.Select(a => new AuditView(a.At, a.Action))]));
        }).Produces<StateView>().WithSummary("The watermark, the records by status, what people changed.");
        api.MapPut("/schemes/{id}/state/watermark", async (string id, HttpRequest body, SchemeScheduler scheduler, RecordStore store, TimeProvider clock, CancellationToken token) =>
        {
            var request = await JsonBody.ReadAsync<WatermarkRequest>(body).ConfigureAwait(false);
            if (scheduler.Find(id) is not { } worker)
            {
                return SchemesApi.NoScheme(id);
            }

            if (Times.Parse(request.Watermark, worker.Scheme.TimeZone, "watermark") is not { } to)
            {
                return ApiErrors.Wrong("'watermark' is missing: a time such as 2026-06-05 10:00:00.");
            }

            if (to > clock.GetUtcNow())
            {
                return ApiErrors.Wrong("the watermark is later than now; what changes until then would never be read.");
            }

            await using var held = await store.AcquireAsync(id, token).ConfigureAwait(false);
            await held.SetWatermarkAsync(to, clock.GetUtcNow(), token).ConfigureAwait(false);
            return Results.NoContent();
        }).Accepts<WatermarkRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).WithSummary("The next run reads from then on; what is stored stays.");
    }
}
