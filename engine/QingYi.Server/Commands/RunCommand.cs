using System.CommandLine;
using QingYi.Engine.Authoring;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>run</c>: runs a scheme once.</summary>
internal static class RunCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var from = new Option<string?>("--from") { Description = OptionTexts.From.ToString() };
        var to = new Option<string?>("--to") { Description = OptionTexts.To.ToString() };
        var limit = new Option<long?>("--limit") { Description = OptionTexts.Limit.ToString() };
        var dry = new Option<bool>("--dry-run") { Description = OptionTexts.DryRun.ToString() };
        var set = new Option<string[]>("--set") { Description = OptionTexts.Set.ToString() };
        var command = new Command("run", HelpTexts.Run.ToString())
        {
            file,
            CommonOptions.Environment,
            CommonOptions.State,
            from,
            to,
            limit,
            set,
            dry,
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
                    Overrides = result.GetValue(set) ?? [],
                };
                if (await session.LoadAsync(query, cancellationToken).ConfigureAwait(false) is not { } scheme)
                {
                    return ExitCode.Wrong;
                }

                var options = new RunOptions
                {
                    From = Times.Parse(result.GetValue(from), scheme.TimeZone, from.Name),
                    To = Times.Parse(result.GetValue(to), scheme.TimeZone, to.Name),
                    Limit = result.GetValue(limit),
                    ReadsOthers = scheme.ReadsOthers,
                    Show = scheme.Environment!.Show,
                };
                if (options.Problem is { } problem)
                {
                    throw new UsageException(problem);
                }

                var progress = new RunProgress();
                await using var store = session.OpenStore();
                var runner = new OneTimeRunner(session.Workspace, store);
                var done = await ProgressDisplay
                    .ShowAsync(progress, async () =>
                        result.GetValue(dry)
                            ? await runner.TryAsync(scheme, options, progress, cancellationToken).ConfigureAwait(false)
                            : new DryRunReport(
                                await runner.RunAsync(scheme, options, progress, cancellationToken).ConfigureAwait(false),
                                []
                            )
                    )
                    .ConfigureAwait(false);
                var printer = new RunPrinter(session.Screen, scheme);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    printer.Json(done.Report);
                }
                else
                {
                    printer.Text(
                        done.Report,
                        await RunPrinter.RejectedAsync(store, done.Report, cancellationToken).ConfigureAwait(false),
                        done.Samples
                    );
                }

                return ExitCode.Of(done.Report.Status);
            }
        );
        return command;
    }
}
