using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records</c>: the data pool of a scheme.</summary>
internal static class RecordsCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var scheme = new Argument<string>("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };
        var status = new Option<RecordStatus?>("--status") { Description = "waiting | delivered | rejected | parked | delivering | skipped" };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 50, Description = "最多行数 at most so many" };
        var command = new Command("records", "数据池 lists the records of a scheme") { scheme, status, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            var directory = Workspace.StateDirectory(result.GetValue(CommonOptions.State));
            if (!File.Exists(Path.Combine(directory, "store.db")))
            {
                throw new UsageException($"there is no store in {directory}. Name the state directory with --state, or run a scheme first.");
            }

            await using var store = Workspace.OpenStore(directory);
            var id = IdOf(result.GetValue(scheme)!);
            var known = await store.SchemesAsync(cancellationToken).ConfigureAwait(false);
            if (!known.Contains(id))
            {
                throw new UsageException($"the store has no scheme '{id}'.{NameSuggestion.DidYouMean(id, known)} It has: {string.Join(", ", known)}.");
            }

            var records = await store.ListAsync(id, result.GetValue(status), result.GetValue(limit), cancellationToken).ConfigureAwait(false);
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                workspace.Screen.Json(new JsonArray([.. records.Select(Json)]));
                return ExitCode.Done;
            }

            workspace.Screen.Table($"{id}", ["id", "number", "status", "attempts", "answer or cause"], records.Select(r => new[] { r.Id, r.Number, r.Status.ToString(), $"{r.Attempts}", r.Rejection is null ? r.Answer ?? "" : $"{r.Rejection.Code}: {r.Rejection.Message}" }));
            var counts = await store.CountAsync(id, cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line(string.Join(" · ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}")));
            return ExitCode.Done;
        });
        return command;
    }

    // A scheme's file is as good as its id.
    private static string IdOf(string given) => File.Exists(given) && new SchemeReader(new ProblemList()).Read(given)?.Scheme is { } id ? id : given;

    private static JsonObject Json(RecordListing r) => new()
    {
        ["id"] = r.Id,
        ["number"] = r.Number,
        ["status"] = r.Status.ToString().ToLowerInvariant(),
        ["attempts"] = r.Attempts,
        ["answer"] = r.Answer,
        ["code"] = r.Rejection?.Code,
        ["message"] = r.Rejection?.Message,
        ["field"] = r.Rejection?.Field,
        ["value"] = r.Rejection?.Value,
    };
}
