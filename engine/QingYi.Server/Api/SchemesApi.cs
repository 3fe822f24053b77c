using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Schemes and their runs: look, run, stop, pause.</summary>
internal static class SchemesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes", async (SchemeFolder folder, SchemeScheduler scheduler, RecordStore store, CancellationToken token) =>
        {
            var views = new List<SchemeView>();
            foreach (var file in folder.Files)
            {
                views.Add(await ViewAsync(file, scheduler, store, token).ConfigureAwait(false));
            }

            return Results.Ok(views);
        }).Produces<IReadOnlyList<SchemeView>>().WithSummary("All schemes of the host's folder, those with errors included.");
        api.MapGet("/schemes/{id}", async (string id, SchemeFolder folder, SchemeScheduler scheduler, RecordStore store, CancellationToken token) =>
            folder.Files.FirstOrDefault(f => f.Scheme == id) is { } file ? Results.Ok(await ViewAsync(file, scheduler, store, token).ConfigureAwait(false)) : NoScheme(id))
            .Produces<SchemeView>().ProducesProblem(404).WithSummary("One scheme: its version, its schedule, the run that is going on, the last one.");
        api.MapPost("/schemes/{id}/runs", async (string id, HttpRequest request, SchemeScheduler scheduler) => Run(id, await JsonBody.ReadAsync(request, new RunRequest()).ConfigureAwait(false), scheduler))
            .Accepts<RunRequest>(isOptional: true, "application/json")
            .Produces(202).ProducesProblem(404).ProducesProblem(400).WithSummary("Asks for a run; it begins when the one that is going on has ended.");
        api.MapGet("/schemes/{id}/runs", async (string id, int? limit, RecordStore store, SchemeScheduler scheduler, CancellationToken token) =>
            await IsKnownAsync(id, scheduler, store, token).ConfigureAwait(false) ? Results.Ok(await RunsAsync(store, id, limit, token).ConfigureAwait(false)) : NoScheme(id))
            .Produces<IReadOnlyList<JsonObject>>().WithSummary("Runs of a scheme that have ended, the newest first.");
        api.MapGet("/runs", async (int? limit, RecordStore store, CancellationToken token) => Results.Ok(await RunsAsync(store, null, limit, token).ConfigureAwait(false)))
            .Produces<IReadOnlyList<JsonObject>>().WithSummary("Runs of all schemes that have ended, the newest first.");
        api.MapPost("/schemes/{id}/stop", (string id, SchemeScheduler scheduler) => scheduler.Find(id) is not { } worker ? NoScheme(id) : worker.StopRun() ? Results.Accepted() : ApiErrors.Problem(409, "QY6002", $"the scheme '{id}' is not running", ""))
            .Produces(202).ProducesProblem(404).ProducesProblem(409).WithSummary("Ends the run that is going on; what is in flight is finished.");
        api.MapPost("/schemes/{id}/pause", (string id, SchemeScheduler scheduler, CancellationToken token) => PauseAsync(id, pause: true, scheduler, token)).Produces(204).ProducesProblem(404).WithSummary("Leaves the schedule alone until it is resumed, over restarts too.");
        api.MapPost("/schemes/{id}/resume", (string id, SchemeScheduler scheduler, CancellationToken token) => PauseAsync(id, pause: false, scheduler, token)).Produces(204).ProducesProblem(404).WithSummary("Lets the schedule go on.");
    }

    /// <summary>The answer where there is no scheme of that id.</summary>
    public static IResult NoScheme(string id) => ApiErrors.NotFound($"this host has no scheme '{id}'");

    /// <summary>The host has the scheme, or the store has records of it.</summary>
    public static async Task<bool> IsKnownAsync(string id, SchemeScheduler scheduler, RecordStore store, CancellationToken cancellationToken) =>
        scheduler.Find(id) is not null || (await store.SchemesAsync(cancellationToken).ConfigureAwait(false)).Contains(id);

    private static async Task<SchemeView> ViewAsync(SchemeFile file, SchemeScheduler scheduler, RecordStore store, CancellationToken cancellationToken) =>
        SchemeView.Of(file, file.Scheme is { } id ? scheduler.Find(id) : null, file.Scheme is { } known ? await store.WatermarkAsync(known, cancellationToken).ConfigureAwait(false) : null);

    private static IResult Run(string id, RunRequest request, SchemeScheduler scheduler)
    {
        if (scheduler.Find(id) is not { } worker)
        {
            return NoScheme(id);
        }

        var zone = worker.Scheme.TimeZone;
        var options = new RunOptions { From = Times.Parse(request.From, zone, "from"), To = Times.Parse(request.To, zone, "to"), Limit = request.Limit };
        if (options is { From: { } begin, To: { } end } && begin >= end)
        {
            return ApiErrors.Wrong("'to' must be later than 'from'.");
        }

        return request.Limit < 1 ? ApiErrors.Wrong("'limit' must be at least 1.")
            : worker.Ask(options) ? Results.Accepted($"/api/v1/schemes/{id}")
            : ApiErrors.Problem(429, "QY6002", $"a hundred runs of '{id}' are asked for already", "Wait for them.");
    }

    private static async Task<IResult> PauseAsync(string id, bool pause, SchemeScheduler scheduler, CancellationToken cancellationToken)
    {
        if (scheduler.Find(id) is not { } worker)
        {
            return NoScheme(id);
        }

        await worker.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        return Results.NoContent();
    }

    private static async Task<IReadOnlyList<JsonNode?>> RunsAsync(RecordStore store, string? scheme, int? limit, CancellationToken cancellationToken) =>
        [.. (await store.RunsAsync(scheme, Math.Clamp(limit ?? 50, 1, 500), cancellationToken).ConfigureAwait(false)).Select(r =>
        {
            var report = JsonNode.Parse(r.Report)!.AsObject();
            report["started"] = JsonSerializer.SerializeToNode(r.Started);
            report["ended"] = JsonSerializer.SerializeToNode(r.Ended);
            return report;
        })];
}
