using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>check</c>: reports every problem of schemes at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "方案文件 scheme files" };
        var connect = new Option<bool>("--connect")
        {
            Description = "连接源端和目标 also query source and target: credentials, tables, columns",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "说明如何写入 explain how documents are written, and what prevents faster writing",
        };
        var command = new Command("check", "检查方案 checks schemes and reports every problem")
        {
            files,
            connect,
            explain,
            CommonOptions.Environment,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var exit = ExitCode.Done;
                foreach (var file in result.GetValue(files)!)
                {
                    var query = new SchemeQuery(file)
                    {
                        Environment = result.GetValue(CommonOptions.Environment),
                        Use = result.GetValue(connect) ? EnvironmentUse.Started : EnvironmentUse.IfThere,
                    };
                    exit = Math.Max(
                        exit,
                        await CheckAsync(session, query, result.GetValue(explain), cancellationToken).ConfigureAwait(false)
                    );
                }

                return exit;
            }
        );
        return command;
    }

    private static async Task<int> CheckAsync(Session session, SchemeQuery query, bool explain, CancellationToken cancellationToken)
    {
        var scheme = await new SchemeLoader(session.Workspace).LoadAsync(query, cancellationToken).ConfigureAwait(false);
        var connects = query.Use == EnvironmentUse.Started && scheme.IsUsable;
        var check = connects ? await new Workbench(session.Workspace).ConnectAsync(scheme, cancellationToken).ConfigureAwait(false) : null;
        if (check is not null)
        {
            Show(session.Screen, scheme, check);
        }

        if (explain && (check?.IsWritable ?? scheme.IsUsable))
        {
            Explain(session.Screen, Workbench.Explain(scheme), check?.Writing);
        }

        session.Screen.Problems(scheme.Problems);
        if (!scheme.IsUsable)
        {
            return check is { IsConnected: false } ? ExitCode.Failed : ExitCode.Wrong;
        }

        var remark = scheme.Environment is null ? "; 没有环境,未检查连接 no environment, connections not checked" : "";
        session.Screen.Line($"{query.File}: 通过 ok ({scheme.Problems.Sorted.Count} 警告 warnings{remark})");
        return ExitCode.Done;
    }

    private static void Show(Screen screen, LoadedScheme scheme, SchemeCheck check)
    {
        var (source, target) = (scheme.SourceConnection, scheme.TargetConnection);
        if (check.Records is { } records)
        {
            screen.Line($"  源端 source  ✓ {source}: 最近一小时 {records} 条 records of the last hour");
        }

        if (check.IsWritable)
        {
            var remark = check.Guarantee is { } guarantee ? $"; 至少一次 at least once, not exactly once: {guarantee}" : "";
            screen.Line($"  目标 target  ✓ {target}{remark}");
        }
    }

    private static void Explain(Screen screen, SchemeTraits traits, IReadOnlyList<LocalizedText>? writing)
    {
        foreach (var line in (writing ?? traits.Writing).DefaultIfEmpty("按接口逐次发送 each document separately, as the api requires"))
        {
            screen.Line($"  写入 writing  {line}");
        }

        if (traits.Resume is { } resume)
        {
            screen.Line(
                $"  读取 reading  中断后从窗口起点重读 after an interruption the next run reads the window again from its start: {resume}"
            );
        }

        var lanes =
            traits.Lanes > 1 ? $"{traits.Lanes} 条并行 in parallel, 各有连接与检查点 each with its own connection and checkpoint"
            : traits.Order is null ? "1 条; 可用 more are possible: delivery.parallelism"
            : $"1 条, 依次写入 in sequence: {traits.Order}";
        screen.Line($"  通道 lanes    {lanes}");
    }
}
