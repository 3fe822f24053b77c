using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>What people who watch a host want to know about its runs.</summary>
internal static class RunsApi
{
    private const int MostAtOnce = 1000;
    private static readonly string[] Levels = ["information", "warning", "error", "critical"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs/{run}", async (string run, Caller caller, SchemeHost host, CancellationToken token) =>
                Results.Ok(RunView.Of(await FindAsync(run, caller, host, token).ConfigureAwait(false)))
            )
            .Produces<JsonObject>()
            .ProducesProblem(404)
            .ForEach(Role.Viewer)
            .WithSummary("Returns a run, running or ended: its report with the times of its phases, and its bars if the host has them.");
        api.MapGet("/runs/{run}/log", LogAsync)
            .Produces<RunLogPage>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ForEach(Role.Viewer)
            .WithSummary(
                "Returns the log of a run, oldest entries first: those that contain 'q', of 'level' and above. 'after' of the answer "
                    + "selects the next part, also when there is none yet."
            );
    }

    private static async Task<IResult> LogAsync(
        string run,
        string? q,
        string? level,
        string? after,
        int? limit,
        Caller caller,
        RunLogs logs,
        SchemeHost host,
        CancellationToken token
    )
    {
        if (
            !Enum.TryParse<LogLevel>(level ?? Levels[0], ignoreCase: true, out var lowest)
            || !Levels.Contains($"{lowest}".ToLowerInvariant())
        )
        {
            return ApiErrors.Wrong(ApiTexts.NotOneOf("level", level!, Levels));
        }

        var query = new RunLogQuery
        {
            Find = q,
            Level = lowest,
            After = after,
            Limit = Math.Clamp(limit ?? 200, 1, MostAtOnce),
        };
        var page = await logs.ReadAsync(run, query, token).ConfigureAwait(false);
        if (caller.Schemes.Count > 0 || (page.Entries.Count == 0 && after is null))
        {
            // An unknown run is an error; one that has written nothing is not.
            await FindAsync(run, caller, host, token).ConfigureAwait(false);
        }

        return Results.Ok(page);
    }

    // A run of another scheme is as unknown to a limited caller as one that never was.
    private static async Task<RunDetail> FindAsync(string run, Caller caller, SchemeHost host, CancellationToken token)
    {
        var found = await host.Runs.FindAsync(run, token).ConfigureAwait(false);
        return caller.Sees(found.Scheme) ? found : throw new RefusedException(Refusal.NotFound, ApiTexts.NoRun(run));
    }
}
