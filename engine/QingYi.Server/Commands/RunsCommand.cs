using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>runs</c>: lists the runs that have ended.</summary>
internal static class RunsCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var scheme = new Argument<string?>("SCHEME")
        {
            Description = "方案 id 或文件 the scheme's id or file; if omitted, all schemes",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 20, Description = "最多行数 the maximum number of rows" };
        var command = new Command("runs", "运行记录 lists the runs that have ended, newest first")
        {
            scheme,
            limit,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var one = result.GetValue(scheme) is { } given
                    ? await StoredScheme.FindAsync(store, given, mayBeNew: false, cancellationToken).ConfigureAwait(false)
                    : null;
                var zone = one?.TimeZone ?? TimeZoneInfo.Local;
                var ended = await store.RunsAsync(one?.Id, result.GetValue(limit), cancellationToken).ConfigureAwait(false);
                var runs = ended.Select(r => (Run: r, Report: r.ToJson())).ToList();
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(
                        new JsonArray([
                            .. runs.Select(r =>
                            {
                                r.Report["started"] = r.Run.Started;
                                r.Report["ended"] = r.Run.Ended;
                                return r.Report;
                            }),
                        ])
                    );
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    $"{one?.Id ?? "runs"} ({zone.Id})",
                    ["started", "scheme", "status", "fetched", "delivered", "rejected", "cause"],
                    runs.Select(r =>
                        new[]
                        {
                            Times.Local(r.Run.Started, zone),
                            r.Run.Scheme,
                            r.Run.Status.ToString(),
                            $"{r.Report["fetched"]}",
                            $"{r.Report["delivered"]}",
                            $"{r.Report["rejected"]}",
                            r.Report["fault"] is { } fault ? $"{fault["code"]}: {fault["message"]}" : "",
                        }
                    )
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
