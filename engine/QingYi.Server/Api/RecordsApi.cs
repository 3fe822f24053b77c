using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>The data pool of a scheme: lists, edits and moves records, and accepts records that callers post.</summary>
internal static class RecordsApi
{
    private const int MostAtOnce = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/records", ListAsync)
            .Produces<RecordsPage>()
            .For(Role.Viewer)
            .WithSummary(
                "Lists records by status, code, id, number or time, from either end; 'after' and 'before' select the pages beside a key."
            );
        api.MapGet("/schemes/{id}/records/{record}", ShowAsync)
            .Produces<JsonObject>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Returns one record: its content, its history and its rendered request.");
        api.MapGet("/schemes/{id}/records/{record}/target", TargetAsync)
            .Produces<TargetRowsView>()
            .ProducesProblem(404)
            .ProducesProblem(502)
            .For(Role.Viewer)
            .WithSummary(
                "Returns the rows that the target has now for a record, found by their keys: at most 100 of each table, or why they cannot "
                    + "be found."
            );
        api.MapPut("/schemes/{id}/records/{record}/content", EditAsync)
            .Accepts<JsonObject>("application/json")
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Operator)
            .WithSummary("Replaces the content of a record that is not delivered, and makes the record wait for delivery.");
        MapMove(api, RecordMove.Retry);
        MapMove(api, RecordMove.Resend);
        MapMove(api, RecordMove.Skip);
        api.MapPost("/schemes/{id}/records", AcceptAsync)
            .Accepts<JsonNode>("application/json")
            .Produces<AcceptedRecords>(202)
            .ProducesProblem(400)
            .ProducesProblem(404)
            .For(Role.Sender)
            .WithSummary(
                "Accepts a record or a list of records from a caller. The host has stored them durably when it answers, and delivers "
                    + "them at once."
            );
    }

    private static async Task<IResult> ListAsync(
        string id,
        [AsParameters] RecordsRequest request,
        SchemeHost host,
        RecordStore store,
        RecordPool pool,
        CancellationToken token
    )
    {
        await host.RequireKnownAsync(id, token).ConfigureAwait(false);
        var zone = host.Find(id)?.TimeZone
            ?? (await StoredScheme.FindAsync(store, id, mayBeNew: false, token).ConfigureAwait(false)).TimeZone;
        var query = Query(request, zone);
        var page = request.Field is { } field
            ? await pool.ListAsync(id, query, new FieldFilter(field, request.Value ?? ""), token).ConfigureAwait(false)
            : await pool.ListAsync(id, query, token).ConfigureAwait(false);
        return Results.Ok(
            new RecordsPage(
                [.. page.Records.Select(RecordSummary.Of)],
                page.After,
                page.Before,
                page.Scanned,
                page.WithoutContent,
                page.Share
            )
        );
    }

    private static RecordQuery Query(RecordsRequest request, TimeZoneInfo zone) =>
        new()
        {
            Status = OneOf<RecordStatus>("status", request.Status),
            Code = request.Code,
            Name = request.Find,
            IsMissing = request.Missing ?? false,
            From = Times.Parse(request.From, zone, "from"),
            To = Times.Parse(request.To, zone, "to"),
            Order = OneOf<RecordOrder>("order", request.Order) ?? RecordOrder.Oldest,
            After = request.After ?? 0,
            Before = request.Before,
            Limit = Math.Clamp(request.Limit ?? 50, 1, MostAtOnce),
        };

    private static T? OneOf<T>(string parameter, string? given)
        where T : struct, Enum =>
        given is null ? null
        : Enum.GetValues<T>().Where(v => v.ToString().Equals(given, StringComparison.OrdinalIgnoreCase)).ToArray() is [var one] ? one
        : throw new UsageException(ApiTexts.NotOneOf(parameter, given, [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())]));

    private static async Task<IResult> ShowAsync(string id, string record, RecordPool pool, CancellationToken token)
    {
        var story = await FindAsync(pool, id, record, token).ConfigureAwait(false);
        return Results.Ok(RecordView.Of(story, await pool.RenderAsync(id, story, token).ConfigureAwait(false)));
    }

    private static async Task<IResult> TargetAsync(
        string id,
        string record,
        Caller caller,
        SchemeHost host,
        RecordPool pool,
        TargetRowFinder finder,
        CancellationToken token
    )
    {
        var story = await FindAsync(pool, id, record, token).ConfigureAwait(false);
        var (found, fault) = await finder.FindAsync(caller, id, story, host.Environment, host.Find(id)?.Text, token).ConfigureAwait(false);
        return fault is null ? Results.Ok(TargetRowsView.Of(found!)) : ApiErrors.Failed(fault);
    }

    private static async Task<IResult> EditAsync(
        string id,
        string record,
        Caller caller,
        HttpRequest request,
        RecordPool pool,
        CancellationToken token
    )
    {
        var content = (await JsonBody.ReadAsync<JsonDocument>(request).ConfigureAwait(false)).RootElement;
        var story = await FindAsync(pool, id, record, token).ConfigureAwait(false);
        await pool.EditAsync(caller, id, story.Listing.Id, JsonBody.Bytes(content), token).ConfigureAwait(false);
        return Results.NoContent();
    }

    private static void MapMove(RouteGroupBuilder api, RecordMove move) =>
        api.MapPost(
                $"/schemes/{{id}}/records/{move.Name}",
                async (string id, Caller caller, HttpRequest request, SchemeHost host, RecordPool pool, CancellationToken token) =>
                {
                    var asked = await JsonBody.ReadAsync<MoveRequest>(request).ConfigureAwait(false);
                    host.Require(id);
                    var selection = new RecordSelection(
                        [.. (asked.Ids ?? []).Select(i => i.ToString())],
                        asked.Status,
                        asked.Code,
                        asked.All
                    );
                    var moved = await pool.MoveAsync(caller, id, move, selection, token).ConfigureAwait(false);
                    return Results.Ok(new MoveResult(moved, RecordMove.Word(move.To)));
                }
            )
            .Accepts<MoveRequest>("application/json")
            .Produces<MoveResult>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Operator)
            .WithSummary(
                $"{move.Name}: records that are {string.Join(", ", move.From.Select(RecordMove.Word))} become {RecordMove.Word(move.To)}."
            );

    private static async Task<IResult> AcceptAsync(
        string id,
        Caller caller,
        HttpRequest request,
        SchemeHost host,
        RecordPool pool,
        CancellationToken token
    )
    {
        var given = (await JsonBody.ReadAsync<JsonDocument>(request).ConfigureAwait(false)).RootElement;
        host.Require(id);
        IEnumerable<JsonElement> records = given.ValueKind == JsonValueKind.Array ? given.EnumerateArray() : [given];
        return Results.Accepted(
            value: await pool.AcceptAsync(caller, id, [.. records.Select(JsonBody.Bytes)], token).ConfigureAwait(false)
        );
    }

    // The server does not decode %2F in a path, so an id with a slash arrives encoded.
    private static async Task<RecordStory> FindAsync(RecordPool pool, string id, string record, CancellationToken cancellationToken)
    {
        try
        {
            return await pool.FindAsync(id, record, cancellationToken).ConfigureAwait(false);
        }
        catch (RefusedException) when (Uri.UnescapeDataString(record) is var name && name != record)
        {
            return await pool.FindAsync(id, name, cancellationToken).ConfigureAwait(false);
        }
    }
}
