using System.CommandLine;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>check</c>: every problem of schemes at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "方案文件 scheme files" };
        var connect = new Option<bool>("--connect") { Description = "连接源端和目标 ask source and target too: credentials, tables, columns" };
        var explain = new Option<bool>("--explain") { Description = "说明如何写入 says how documents are written, and why not faster" };
        var command = new Command("check", "检查方案 finds every problem of schemes") { files, connect, explain, CommonOptions.Environment, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            var exit = ExitCode.Done;
            foreach (var file in result.GetValue(files)!)
            {
                exit = Math.Max(exit, await CheckAsync(workspace, file, result, result.GetValue(connect), result.GetValue(explain), cancellationToken).ConfigureAwait(false));
            }

            return exit;
        });
        return command;
    }

    private static async Task<int> CheckAsync(Workspace workspace, string file, ParseResult result, bool connect, bool explain, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var state = Workspace.StateDirectory(result.GetValue(CommonOptions.State));
        var config = new SchemeReader(problems).Read(file);
        var environment = workspace.Environment(result.GetValue(CommonOptions.Environment), file, state, needed: connect, problems);
        await using var emulators = new EmulatorHost();
        if (connect && environment is not null)
        {
            environment = await emulators.StartAsync(environment, state, problems, workspace.Clock, cancellationToken).ConfigureAwait(false);
        }

        var scheme = new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
        var failed = connect && scheme is not null && !problems.HasErrors && !await ConnectAsync(workspace, scheme, explain, problems, cancellationToken).ConfigureAwait(false);
        workspace.Screen.Problems(problems);
        if (problems.HasErrors)
        {
            return failed ? ExitCode.Failed : ExitCode.Wrong;
        }

        if (explain && !connect)
        {
            Explain(workspace, scheme!, scheme!.Target.Plan.Explain);
        }

        workspace.Screen.Line($"{file}: 通过 ok ({problems.Sorted.Count} 警告 warnings{(environment is null ? "; 没有环境,未检查连接 no environment, connections not checked" : "")})");
        return ExitCode.Done;
    }

    private static async Task<bool> ConnectAsync(Workspace workspace, CompiledScheme scheme, bool explain, ProblemList problems, CancellationToken cancellationToken)
    {
        var limits = new ConnectionLimits(workspace.Clock);
        var probe = new SchemeProbe(limits, workspace.Clock, workspace.Logger);
        var (records, unseen, unread) = await probe.SourceAsync(scheme, cancellationToken).ConfigureAwait(false);
        var (weakness, explained, unwritten) = await probe.TargetAsync(scheme, cancellationToken).ConfigureAwait(false);
        foreach (var (side, fault) in new[] { ("source", unread), ("target", unwritten) })
        {
            if (fault is not null)
            {
                problems.Error(fault.Code, scheme.Config.PositionOf($"{side}.connection"), $"{fault.Message.TrimEnd('.')}. {fault.NextStep}");
            }
        }

        foreach (var path in unseen)
        {
            problems.Warning("QY2205", scheme.Config.PositionOf(path == scheme.IdPath.Text ? "source.id" : "target.request"), $"none of the records that the source just sent has '{path}'. Correct the name, or ask for the field in the source's request.");
        }

        if (unread is null)
        {
            workspace.Screen.Line($"  源端 source  ✓ {scheme.Source.Connection!.Name}: 最近一小时 {records} 条 records of the last hour");
        }

        if (unwritten is null)
        {
            workspace.Screen.Line($"  目标 target  ✓ {scheme.Target.Connection!.Name}{(weakness.Length == 0 ? "" : $"; 至少一次 at least once, not exactly once: {weakness}")}");
        }

        if (explain && unwritten is null)
        {
            Explain(workspace, scheme, explained);
        }

        return unread is null && unwritten is null;
    }

    private static void Explain(Workspace workspace, CompiledScheme scheme, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.DefaultIfEmpty("按接口逐次发送 each document by itself, as the api takes it"))
        {
            workspace.Screen.Line($"  写入 writing  {line}");
        }

        if (scheme.Source.Plan.ResumeObstacle is { Length: > 0 } obstacle)
        {
            workspace.Screen.Line($"  读取 reading  中断后从窗口起点重读 after an interruption the window is read again from its start: {obstacle}");
        }

        workspace.Screen.Line(scheme.Config.Delivery.Parallelism > 1 ? $"  通道 lanes    {scheme.Config.Delivery.Parallelism} 条并行 side by side, 各有连接与检查点 each with a connection and a checkpoint of its own"
            : scheme.LanesObstacle.Length == 0 ? "  通道 lanes    1 条; 可用 may be several: delivery.parallelism"
            : $"  通道 lanes    1 条, 依次写入 one after the other: {scheme.LanesObstacle}");
    }
}
