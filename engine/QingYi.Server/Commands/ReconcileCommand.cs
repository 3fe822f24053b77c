using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>reconcile</c>: compares the ids that the source of a scheme has with the store.</summary>
internal static class ReconcileCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var action = new Option<MissingAction?>("--action") { Description = OptionTexts.MissingAction.ToString() }.InWordsOfFiles(
            MissingAction.Report,
            MissingAction.Mark,
            MissingAction.Delete
        );
        var command = new Command("reconcile", HelpTexts.Reconcile.ToString())
        {
            file,
            action,
            CommonOptions.Environment,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var query = new SchemeQuery(result.GetValue(file)!)
                {
                    Environment = result.GetValue(CommonOptions.Environment),
                    Use = EnvironmentUse.Started,
                };
                if (await session.LoadAsync(query, cancellationToken).ConfigureAwait(false) is not { } scheme)
                {
                    return ExitCode.Wrong;
                }

                var options = new RunOptions { IsReconciliation = true, Action = result.GetValue(action) };
                var progress = new RunProgress();
                await using var store = session.OpenKnownStore();
                var report = await ProgressDisplay
                    .ShowAsync(progress, () =>
                        new OneTimeRunner(session.Workspace, store).RunAsync(scheme, options, progress, cancellationToken)
                    )
                    .ConfigureAwait(false);
                var printer = new RunPrinter(session.Screen, scheme);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    printer.Json(report);
                }
                else
                {
                    printer.Text(report, await RunPrinter.RejectedAsync(store, report, cancellationToken).ConfigureAwait(false), []);
                }

                return ExitCode.Of(report.Status);
            }
        );
        return command;
    }
}
