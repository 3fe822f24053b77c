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

/// <summary>Lists schemes and their runs; starts and stops runs; pauses and resumes schedules.</summary>
internal static class SchemesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes", async (Caller caller, SchemeHost host, RecordStore store, CancellationToken token) =>
            {
                var views = new List<SchemeView>();
                foreach (var file in host.Files.Where(f => caller.Sees(f.Scheme)))
                {
                    views.Add(await ViewAsync(file, host, store, token).ConfigureAwait(false));
                }

                return Results.Ok(views);
            })
            .Produces<IReadOnlyList<SchemeView>>()
            .ForEach(Role.Viewer)
            .WithSummary("Lists all schemes of the host's folder, including those with errors.");
        api.MapGet("/schemes/{id}", async (string id, SchemeHost host, RecordStore store, CancellationToken token) =>
                host.Files.FirstOrDefault(f => f.Scheme == id) is { } file
                    ? Results.Ok(await ViewAsync(file, host, store, token).ConfigureAwait(false))
                    : ApiErrors.NotFound(ApiTexts.NoScheme(id))
            )
            .Produces<SchemeView>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Returns one scheme: its version, its schedule, the current run and the last run.");
        api.MapPost("/schemes/{id}/runs", async (string id, Caller caller, HttpRequest request, SchemeHost host, CancellationToken token) =>
            {
                var asked = await JsonBody.ReadAsync(request, new RunRequest()).ConfigureAwait(false);
                await host.RunAsync(caller, id, Options(asked, host.Require(id).TimeZone), token).ConfigureAwait(false);
                return Results.Accepted($"/api/v1/schemes/{id}");
            })
            .Accepts<RunRequest>(isOptional: true, "application/json")
            .Produces(202)
            .ProducesProblem(404)
            .ProducesProblem(400)
            .For(Role.Operator)
            .WithSummary("Requests a run; it starts when the current run has ended.");
        api.MapGet("/schemes/{id}/runs", async (string id, int? limit, RecordStore store, SchemeHost host, CancellationToken token) =>
            {
                await host.RequireKnownAsync(id, token).ConfigureAwait(false);
                return Results.Ok(await RunsAsync(store, [id], limit, token).ConfigureAwait(false));
            })
            .Produces<IReadOnlyList<JsonObject>>()
            .For(Role.Viewer)
            .WithSummary("Lists the runs of a scheme that have ended, newest first.");
        api.MapGet("/runs", async (int? limit, Caller caller, RecordStore store, CancellationToken token) =>
                Results.Ok(await RunsAsync(store, caller.Schemes, limit, token).ConfigureAwait(false))
            )
            .Produces<IReadOnlyList<JsonObject>>()
            .ForEach(Role.Viewer)
            .WithSummary("Lists the runs of all schemes that have ended, newest first.");
        api.MapPost("/schemes/{id}/stop", async (string id, Caller caller, SchemeHost host, CancellationToken token) =>
            {
                await host.StopAsync(caller, id, token).ConfigureAwait(false);
                return Results.Accepted();
            })
            .Produces(202)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Operator)
            .WithSummary("Stops the current run, which first completes the deliveries in progress.");
        MapPause(api, "pause", pause: true, "Pauses the schedule until it is resumed, also across restarts.");
        MapPause(api, "resume", pause: false, "Resumes the schedule.");
    }

    private static void MapPause(RouteGroupBuilder api, string verb, bool pause, string summary) =>
        api.MapPost($"/schemes/{{id}}/{verb}", async (string id, Caller caller, SchemeHost host, CancellationToken token) =>
            {
                await host.PauseAsync(caller, id, pause, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .Produces(204)
            .ProducesProblem(404)
            .For(Role.Operator)
            .WithSummary(summary);

    private static async Task<SchemeView> ViewAsync(
        SchemeFile file,
        SchemeHost host,
        RecordStore store,
        CancellationToken cancellationToken
    ) =>
        file.Scheme is { } id
            ? SchemeView.Of(file, host.Find(id), await store.WatermarkAsync(id, cancellationToken).ConfigureAwait(false))
            : SchemeView.Of(file, null, null);

    private static RunOptions Options(RunRequest request, TimeZoneInfo zone) =>
        new()
        {
            From = Times.Parse(request.From, zone, "from"),
            To = Times.Parse(request.To, zone, "to"),
            Limit = request.Limit,
        };

    private static async Task<IReadOnlyList<JsonObject>> RunsAsync(
        RecordStore store,
        IReadOnlyList<string> schemes,
        int? limit,
        CancellationToken cancellationToken
    ) => [.. (await store.RunsAsync(schemes, Math.Clamp(limit ?? 50, 1, 500), cancellationToken).ConfigureAwait(false)).Select(RunView.Of)];
}
