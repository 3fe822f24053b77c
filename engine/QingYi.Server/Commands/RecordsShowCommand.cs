using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>records show</c>: shows one record, and with <c>--target</c> the rows that the target has now beside it.</summary>
internal static class RecordsShowCommand
{
    private static readonly Option<bool> Target = new("--target") { Description = OptionTexts.Target.ToString() };

    public static Command Create(Func<ParseResult, Session> open)
    {
        var command = new Command("show", HelpTexts.RecordsShow.ToString())
        {
            RecordsCommand.SchemeArgument,
            RecordsCommand.RecordArgument,
            Target,
            CommonOptions.Environment,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await RecordsCommand.FindAsync(store, result, cancellationToken).ConfigureAwait(false);
                var pool = RecordsCommand.Pool(session, store, scheme);
                var id = result.GetValue(RecordsCommand.RecordArgument)!;
                var story = await pool.FindAsync(scheme.Id, id, cancellationToken).ConfigureAwait(false);
                var shown = RecordView.Of(story, await pool.RenderAsync(scheme.Id, story, cancellationToken).ConfigureAwait(false));
                if (!result.GetValue(Target))
                {
                    session.Screen.Json(shown);
                    return ExitCode.Done;
                }

                if (await EnvironmentAsync(session, result, cancellationToken).ConfigureAwait(false) is not { } environment)
                {
                    return ExitCode.Wrong;
                }

                var (found, fault) = await new TargetRowFinder(store, session.Workspace)
                    .FindAsync(Caller.OfTerminal, scheme.Id, story, environment, scheme.Text, cancellationToken)
                    .ConfigureAwait(false);
                shown["target"] = found is null ? null : JsonSerializer.SerializeToNode(TargetRowsView.Of(found), UserTextConverter.Format);
                session.Screen.Json(shown);
                if (fault is not null)
                {
                    session.Screen.Error(TerminalTexts.Error(fault.Code, fault.Text));
                }

                return fault is null ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<EnvironmentFile?> EnvironmentAsync(Session session, ParseResult result, CancellationToken cancellationToken)
    {
        session.ReportPlugins();
        var given = result.GetValue(RecordsCommand.SchemeArgument)!;
        var problems = new ProblemList();
        var environment = await new SchemeLoader(session.Workspace)
            .EnvironmentAsync(
                result.GetValue(CommonOptions.Environment),
                File.Exists(given) ? given : Path.Combine("schemes", "scheme.yaml"),
                EnvironmentUse.Needed,
                problems,
                cancellationToken
            )
            .ConfigureAwait(false);
        session.Screen.Problems(problems);
        return problems.HasErrors ? null : environment;
    }
}
