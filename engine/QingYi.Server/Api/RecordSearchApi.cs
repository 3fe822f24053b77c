using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Finds records of all schemes, and counts those of one by cause.</summary>
internal static class RecordSearchApi
{
    private const int MostAtOnce = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/records", FindAsync)
            .Produces<IReadOnlyList<RecordMatch>>()
            .ProducesProblem(400)
            .ForEach(Role.Viewer)
            .WithSummary("Finds records of all schemes by their id or number ('find').");
        api.MapGet("/schemes/{id}/records/counts", CountAsync)
            .Produces<IReadOnlyList<RecordCount>>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Counts the records of a scheme by status, code and field, with the times and a sample of each.");
        api.MapGet("/schemes/{id}/explain/{record}", ExplainAsync)
            .Produces<ExplanationView>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Says why the record with this id or number has not arrived at the target, and what to do.");
    }

    private static async Task<IResult> FindAsync(string? find, int? limit, Caller caller, RecordPool pool, CancellationToken token)
    {
        if (string.IsNullOrEmpty(find))
        {
            return ApiErrors.Wrong(ApiTexts.FindWhat);
        }

        var found = await pool.SearchAsync(caller, find, Math.Clamp(limit ?? 50, 1, MostAtOnce), token).ConfigureAwait(false);
        return Results.Ok(found.Select(RecordMatch.Of));
    }

    // The server does not decode %2F in a path, so an id with a slash arrives encoded.
    private static async Task<IResult> ExplainAsync(
        string id,
        string record,
        Caller caller,
        SchemeHost host,
        RecordExplainer explainer,
        CancellationToken token
    )
    {
        await host.RequireKnownAsync(id, token).ConfigureAwait(false);
        var asked = record.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(record) : record;
        return Results.Ok(
            ExplanationView.Of(await explainer.ExplainAsync(id, asked, caller.Schemes, host.Find(id), null, token).ConfigureAwait(false))
        );
    }

    private static async Task<IResult> CountAsync(string id, SchemeHost host, RecordPool pool, CancellationToken token)
    {
        await host.RequireKnownAsync(id, token).ConfigureAwait(false);
        return Results.Ok((await pool.GroupAsync(id, token).ConfigureAwait(false)).Select(RecordCount.Of));
    }
}
