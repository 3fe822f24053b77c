using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>run</c>: a scheme once.</summary>
internal static class RunCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var from = new Option<string?>("--from") { Description = "补数起始 start of a back-fill; the watermark stays" };
        var to = new Option<string?>("--to") { Description = "补数截止 end of a back-fill; the watermark stays" };
        var limit = new Option<long?>("--limit") { Description = "最多记录数 stop after so many records; the watermark stays" };
        var dry = new Option<bool>("--dry-run") { Description = "试运行 read and render, but store and send nothing" };
        var set = new Option<string[]>("--set") { Description = "临时改值 PATH=VALUE for this run, e.g. source.request.tradeNo=JY1" };
        var command = new Command("run", "运行一次 runs a scheme once") { file, CommonOptions.Environment, CommonOptions.State, from, to, limit, set, dry, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            var path = result.GetValue(file)!;
            var state = Workspace.StateDirectory(result.GetValue(CommonOptions.State));
            var problems = new ProblemList();
            var overrides = new SchemeOverrides(result.GetValue(set) ?? [], problems);
            var config = new SchemeReader(problems, overrides).Read(path);
            var environment = workspace.Environment(result.GetValue(CommonOptions.Environment), path, state, needed: true, problems);
            await using var emulators = new EmulatorHost();
            if (environment is not null)
            {
                environment = await emulators.StartAsync(environment, state, problems, workspace.Clock, cancellationToken).ConfigureAwait(false);
            }

            CompiledScheme? Compile(string text, ProblemList found) => new SchemeCompiler(workspace.Catalog, environment, found).Compile(new SchemeReader(found).Parse(path, text));
            var scheme = new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
            if (problems.HasErrors || scheme is null || environment is null)
            {
                workspace.Screen.Problems(problems);
                return ExitCode.Wrong;
            }

            var options = new RunOptions
            {
                From = Times.Parse(result.GetValue(from), scheme.TimeZone, "--from"),
                To = Times.Parse(result.GetValue(to), scheme.TimeZone, "--to"),
                Limit = result.GetValue(limit),
                ReadsOthers = overrides.ChangesWhatIsRead,
                Show = environment.Show,
            };
            if (options is { From: { } begin, To: { } end } && begin >= end)
            {
                throw new UsageException("--to 早于 --from: the end of a back-fill must be later than its start.");
            }

            var progress = new RunProgress();
            var limits = new ConnectionLimits(workspace.Clock);
            var samples = new JsonArray();
            await using var store = Workspace.OpenStore(state);
            var report = await ProgressDisplay.ShowAsync(progress, async () =>
            {
                if (!result.GetValue(dry))
                {
                    return await new SchemeRunner(store, limits, workspace.Clock, workspace.Logger).RunAsync(scheme, options, progress, text => Compile(text, new ProblemList()), cancellationToken).ConfigureAwait(false);
                }

                await new SchemeIdentity(scheme).RequireShapeAsync(store, cancellationToken).ConfigureAwait(false);
                (var tried, samples) = await new DryRun(limits, store.Lookups, workspace.Clock, workspace.Logger).RunAsync(scheme, await store.WatermarkAsync(scheme.Id, cancellationToken).ConfigureAwait(false), options, progress, cancellationToken).ConfigureAwait(false);
                return tried;
            }).ConfigureAwait(false);
            var printer = new RunPrinter(workspace.Screen, scheme);
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                printer.Json(report);
            }
            else
            {
                printer.Text(report, await RunPrinter.RejectedAsync(store, report, cancellationToken).ConfigureAwait(false), samples);
            }

            return report.Status switch
            {
                RunStatus.Succeeded => ExitCode.Done,
                RunStatus.Rejected => ExitCode.SomeRejected,
                RunStatus.Cancelled => ExitCode.Cancelled,
                _ => ExitCode.Failed,
            };
        });
        return command;
    }
}
