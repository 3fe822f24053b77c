using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>runs</c>: how runs ended.</summary>
internal static class RunsCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var scheme = new Argument<string?>("SCHEME") { Description = "方案 id 或文件 the scheme's id or file; none: all schemes", Arity = ArgumentArity.ZeroOrOne };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 20, Description = "最多行数 at most so many" };
        var command = new Command("runs", "运行记录 lists the runs that have ended, the newest first") { scheme, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var one = result.GetValue(scheme) is { } given ? await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), given, cancellationToken).ConfigureAwait(false) : null;
            await using var all = one ?? new StoredScheme(StoredScheme.OpenStore(result.GetValue(CommonOptions.State)), "", TimeZoneInfo.Local);
            var runs = (await all.Store.RunsAsync(one?.Id, result.GetValue(limit), cancellationToken).ConfigureAwait(false)).Select(r => (Run: r, Report: JsonNode.Parse(r.Report)!)).ToList();
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                workspace.Screen.Json(new JsonArray([.. runs.Select(r =>
                {
                    r.Report["started"] = r.Run.Started;
                    r.Report["ended"] = r.Run.Ended;
                    return r.Report;
                })]));
                return ExitCode.Done;
            }

            workspace.Screen.Table(
                $"{one?.Id ?? "runs"} ({all.TimeZone.Id})",
                ["started", "scheme", "status", "fetched", "delivered", "rejected", "cause"],
                runs.Select(r => new[] { all.Local(r.Run.Started), r.Run.Scheme, r.Run.Status.ToString(), $"{r.Report["fetched"]}", $"{r.Report["delivered"]}", $"{r.Report["rejected"]}", r.Report["fault"] is { } fault ? $"{fault["code"]}: {fault["message"]}" : "" }));
            return ExitCode.Done;
        });
        return command;
    }
}
