using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>The data pool of a scheme: look, mend, and take in records that come by themselves.</summary>
internal static class RecordsApi
{
    private const int MostAtOnce = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/records", async (string id, string? status, string? code, string? find, long? after, int? limit, SchemeScheduler scheduler, RecordStore store, CancellationToken token) =>
        {
            if (!await SchemesApi.IsKnownAsync(id, scheduler, store, token).ConfigureAwait(false))
            {
                return SchemesApi.NoScheme(id);
            }

            RecordStatus? only = Enum.TryParse<RecordStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
            if (status is not null && only is null)
            {
                return ApiErrors.Wrong($"'status' must be one of {string.Join(", ", Enum.GetValues<RecordStatus>().Select(RecordMove.Word))}, but is '{status}'.");
            }

            var query = new RecordQuery { Status = only, Code = code, Name = find, After = after ?? 0, Limit = Math.Clamp(limit ?? 50, 1, MostAtOnce) };
            var found = await store.ListAsync(id, query, token).ConfigureAwait(false);
            return Results.Ok(new RecordsPage([.. found.Select(RecordSummary.Of)], found.Count == query.Limit ? found[^1].Key : null));
        }).Produces<RecordsPage>().WithSummary("Records by status, code, id or number; 'after' asks for the next page.");
        api.MapGet("/schemes/{id}/records/{record}", async (string id, string record, RecordStore store, Workspace workspace, CancellationToken token) =>
            await FindAsync(store, id, record, token).ConfigureAwait(false) is { } story
                ? Results.Ok(RecordView.Of(id, story, await store.TextAsync(id, token).ConfigureAwait(false), workspace.Catalog, store.Lookups))
                : NoRecord(id, record))
            .Produces<JsonObject>().ProducesProblem(404).WithSummary("One record: its content, what happened to it, what it is sent as.");
        api.MapPut("/schemes/{id}/records/{record}/content", async (string id, string record, HttpRequest request, SchemeScheduler scheduler, RecordPool pool, RecordStore store, CancellationToken token) =>
            await EditAsync(id, record, (await JsonBody.ReadAsync<JsonDocument>(request).ConfigureAwait(false)).RootElement, scheduler, pool, store, token).ConfigureAwait(false))
            .Accepts<JsonObject>("application/json")
            .Produces(204).ProducesProblem(404).ProducesProblem(409).WithSummary("Gives a record that is not delivered other content, with which it is delivered.");
        foreach (var move in new[] { RecordMove.Retry, RecordMove.Resend, RecordMove.Skip })
        {
            api.MapPost($"/schemes/{{id}}/records/{move.Name}", async (string id, HttpRequest request, SchemeScheduler scheduler, RecordPool pool, CancellationToken token) =>
                await MoveAsync(id, move, await JsonBody.ReadAsync<MoveRequest>(request).ConfigureAwait(false), scheduler, pool, token).ConfigureAwait(false))
                .Accepts<MoveRequest>("application/json")
                .Produces<Moved>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).WithSummary($"{move.Name}: records that are {string.Join(", ", move.From.Select(RecordMove.Word))} become {RecordMove.Word(move.To)}.");
        }

        api.MapPost("/schemes/{id}/records", async (string id, HttpRequest request, SchemeScheduler scheduler, RecordPool pool, CancellationToken token) =>
            await AcceptAsync(id, (await JsonBody.ReadAsync<JsonDocument>(request).ConfigureAwait(false)).RootElement, scheduler, pool, token).ConfigureAwait(false))
            .Accepts<JsonNode>("application/json")
            .Produces<AcceptedRecords>(202).ProducesProblem(400).ProducesProblem(404).WithSummary("Takes in a record or a list of them, for schemes that others call. They are durable when this answers, and are delivered at once.");
    }

    // Servers leave %2F in a path as it is, so that an id with a slash comes with it.
    private static async Task<RecordStory?> FindAsync(RecordStore store, string id, string record, CancellationToken cancellationToken) =>
        await store.FindAsync(id, record, cancellationToken).ConfigureAwait(false) ?? await store.FindAsync(id, Uri.UnescapeDataString(record), cancellationToken).ConfigureAwait(false);

    private static IResult NoRecord(string id, string record) => ApiErrors.NotFound($"the scheme '{id}' has no record '{record}'");

    private static async Task<IResult> EditAsync(string id, string record, JsonElement content, SchemeScheduler scheduler, RecordPool pool, RecordStore store, CancellationToken cancellationToken)
    {
        if (await FindAsync(store, id, record, cancellationToken).ConfigureAwait(false) is not { } story)
        {
            return NoRecord(id, record);
        }

        await pool.EditAsync(id, story.Listing.Id, Encoding.UTF8.GetBytes(content.GetRawText()), cancellationToken).ConfigureAwait(false);
        scheduler.Find(id)?.RecordsCame();
        return Results.NoContent();
    }

    private static async Task<IResult> MoveAsync(string id, RecordMove move, MoveRequest request, SchemeScheduler scheduler, RecordPool pool, CancellationToken cancellationToken)
    {
        if (scheduler.Find(id) is not { } worker)
        {
            return SchemesApi.NoScheme(id);
        }

        var selection = new RecordSelection([.. (request.Ids ?? []).Select(i => i.ToString())], request.Status, request.Code, request.All);
        var moved = await pool.MoveAsync(id, move, selection, cancellationToken).ConfigureAwait(false);
        if (move.To == RecordStatus.Waiting && moved > 0)
        {
            worker.RecordsCame();
        }

        return Results.Ok(new Moved(moved, RecordMove.Word(move.To)));
    }

    private static async Task<IResult> AcceptAsync(string id, JsonElement records, SchemeScheduler scheduler, RecordPool pool, CancellationToken cancellationToken)
    {
        if (scheduler.Find(id) is not { } worker)
        {
            return SchemesApi.NoScheme(id);
        }

        IEnumerable<JsonElement> given = records.ValueKind == JsonValueKind.Array ? records.EnumerateArray() : [records];
        var accepted = await pool.AcceptAsync(id, [.. given.Select(r => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r.GetRawText()))], cancellationToken).ConfigureAwait(false);
        worker.RecordsCame();
        return Results.Accepted(value: accepted);
    }
}
