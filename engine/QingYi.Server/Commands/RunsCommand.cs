using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>runs</c>: lists the runs that have ended.</summary>
internal static class RunsCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var scheme = new Argument<string?>("SCHEME") { Description = OptionTexts.SchemeOrAll.ToString(), Arity = ArgumentArity.ZeroOrOne };
        var limit = new Option<int>("--limit") { DefaultValueFactory = _ => 20, Description = OptionTexts.Rows.ToString() };
        var command = new Command("runs", HelpTexts.Runs.ToString()) { scheme, limit, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var one = result.GetValue(scheme) is { } given
                    ? await StoredScheme.FindAsync(store, given, mayBeNew: false, cancellationToken).ConfigureAwait(false)
                    : null;
                var zone = one?.TimeZone ?? TimeZoneInfo.Local;
                var ended = await store
                    .RunsAsync(one is null ? [] : [one.Id], result.GetValue(limit), cancellationToken)
                    .ConfigureAwait(false);
                var runs = ended.Select(r => (Run: r, Report: RunView.Of(r))).ToList();
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(new JsonArray([.. runs.Select(r => r.Report)]));
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    one is null
                        ? new LocalizedText($"{TableTexts.Runs} ({zone.Id})", $"{TableTexts.Runs}({zone.Id})")
                        : LocalizedText.Of($"{one.Id} ({zone.Id})"),
                    [
                        TableTexts.Started,
                        TableTexts.Scheme,
                        TableTexts.Status,
                        TableTexts.Fetched,
                        TableTexts.Delivered,
                        TableTexts.Rejected,
                        TableTexts.Cause,
                    ],
                    runs.Select(r =>
                        new object?[]
                        {
                            Times.Local(r.Run.Started, zone),
                            r.Run.Scheme,
                            StoredRun.Label(r.Run.Status),
                            $"{r.Report["fetched"]}",
                            $"{r.Report["delivered"]}",
                            $"{r.Report["rejected"]}",
                            Cause(r.Report),
                        }
                    )
                );
                return ExitCode.Done;
            }
        );
        command.Add(RunsLogCommand.Create(open));
        return command;
    }

    private static string Cause(JsonObject report)
    {
        var fault = report["fault"] is { } known ? $"{known["code"]}: {known["message"]}" : "";
        if (report["drift"] is not JsonObject drift)
        {
            return fault;
        }

        var differences = drift.Sum(d => d.Value is JsonArray some ? some.Count : 0) + ((int?)drift["more"] ?? 0);
        var changed = TableTexts.Drift(differences).ToString();
        return fault.Length > 0 ? $"{fault} {changed}" : changed;
    }
}
