using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>
/// <c>state</c>: shows and changes the state of a scheme; <c>adopt</c> takes over a target whose checkpoint belongs to another store.
/// </summary>
internal static class StateCommand
{
    private const int LinesShown = 5;
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("state", "状态 shows and changes the state of a scheme; backs up and checks the store")
        {
            Show(open),
            Set(open),
            Reset(open),
            Adopt(open),
            BackUp(open),
            Check(open),
        };

    private static Command Show(Func<ParseResult, Session> open)
    {
        var command = new Command("show", "查看 shows the watermark, the records by status, the last runs, and changes by people")
        {
            SchemeArgument,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await StoredScheme
                    .FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken)
                    .ConfigureAwait(false);
                var state = await new SchemeStates(store, session.Workspace.Clock)
                    .ShowAsync(scheme.Id, LinesShown, cancellationToken)
                    .ConfigureAwait(false);
                var (watermark, counts, changes) = state;
                var runs = await store.RunsAsync(scheme.Id, LinesShown, cancellationToken).ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(
                        new JsonObject
                        {
                            ["scheme"] = scheme.Id,
                            ["watermark"] = watermark,
                            ["positions"] = new JsonObject(
                                state.Positions.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value.Text))
                            ),
                            ["records"] = new JsonObject(
                                counts
                                    .OrderBy(c => c.Key)
                                    .Select(c => KeyValuePair.Create(c.Key.ToString().ToLowerInvariant(), (JsonNode?)c.Value))
                            ),
                            ["audit"] = new JsonArray([
                                .. changes.Select(a => new JsonObject { ["at"] = a.At, ["action"] = a.Action.ToString() }),
                            ]),
                        }
                    );
                    return ExitCode.Done;
                }

                session.Screen.Line($"{scheme.Id} ({scheme.TimeZone.Id})");
                session.Screen.Line(
                    $"  同步到 watermark  {Times.Local(watermark, scheme.TimeZone)}"
                        + $"{(watermark is null ? "  (没有完整的窗口 no window has been read completely)" : "")}"
                );
                foreach (var (partition, position) in state.Positions.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    session.Screen.Line($"  读到 position     {(partition.Length > 0 ? $"{partition}  " : "")}{position.Text}");
                }

                var records = string.Join(" · ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}"));
                session.Screen.Line($"  记录 records      {(counts.Count == 0 ? "-" : records)}");
                foreach (var run in runs)
                {
                    session.Screen.Line($"  运行 run          {Times.Local(run.Started, scheme.TimeZone)}  {run.Status}");
                }

                foreach (var (at, action) in changes)
                {
                    session.Screen.Line($"  改动 change       {Times.Local(at, scheme.TimeZone)}  {action}");
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Set(Func<ParseResult, Session> open)
    {
        var watermark = new Option<string>("--watermark")
        {
            Description = "同步起点 the time from which the next run reads",
            Required = true,
        };
        var command = new Command("set", "设置 sets the time from which the next run reads; stored records do not change")
        {
            SchemeArgument,
            watermark,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await StoredScheme
                    .FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken)
                    .ConfigureAwait(false);
                var to = Times.Parse(result.GetValue(watermark), scheme.TimeZone, "--watermark")!.Value;
                await new SchemeStates(store, session.Workspace.Clock)
                    .SetWatermarkAsync(scheme.Id, to, cancellationToken)
                    .ConfigureAwait(false);
                session.Screen.Line(
                    $"{scheme.Id}: 下次从此读取 the next run reads from {Times.Local(to, scheme.TimeZone)} ({scheme.TimeZone.Id})"
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Reset(Func<ParseResult, Session> open)
    {
        var yes = new Option<bool>("--yes") { Description = "确认 confirms the reset" };
        var command = new Command("reset", "清空 deletes the records and windows of a scheme from the store; its target does not change")
        {
            SchemeArgument,
            yes,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var scheme = await StoredScheme
                    .FindAsync(store, result.GetValue(SchemeArgument)!, mayBeNew: false, cancellationToken)
                    .ConfigureAwait(false);
                var states = new SchemeStates(store, session.Workspace.Clock);
                if (!result.GetValue(yes))
                {
                    var forgotten = await states.DescribeResetAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                    throw new UsageException($"{forgotten} Add --yes to confirm; 'qingyi state set' moves only the watermark.");
                }

                var first = await states.ResetAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                var next = $"; 下次从此读取 the next run reads from {Times.Local(first, scheme.TimeZone)} ({scheme.TimeZone.Id})";
                session.Screen.Line($"{scheme.Id}: 已清空 records deleted{(first is null ? "" : next)}");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command BackUp(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = "备份文件 the new file" };
        var command = new Command("backup", "在线备份 copies a consistent snapshot of the store to a file, while runs continue")
        {
            file,
            CommonOptions.State,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var copy = Path.GetFullPath(result.GetValue(file)!);
                await store.BackUpAsync(copy, cancellationToken).ConfigureAwait(false);
                session.Screen.Line($"已备份 backed up: {copy} ({new FileInfo(copy).Length:N0} bytes)");
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Check(Func<ParseResult, Session> open)
    {
        var command = new Command("check", "自检 checks for records and deliveries that no step would process") { CommonOptions.State };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.OpenKnownStore();
                var broken = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
                foreach (var line in broken)
                {
                    session.Screen.Error($"error QY5018: {line}");
                }

                session.Screen.Line(
                    broken.Count == 0
                        ? "正常 the store is consistent"
                        : $"{broken.Count} 处异常 errors in the store; restore a backup, or report them with the log of the last runs"
                );
                return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static Command Adopt(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var adopt = new Command("adopt", "接管目标 takes over the target's checkpoint; records that are fetched again are written again")
        {
            file,
            CommonOptions.Environment,
            CommonOptions.State,
        };
        adopt.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var query = new SchemeQuery(result.GetValue(file)!)
                {
                    Environment = result.GetValue(CommonOptions.Environment),
                    Use = EnvironmentUse.Needed,
                };
                if (await session.LoadAsync(query, cancellationToken).ConfigureAwait(false) is not { } scheme)
                {
                    return ExitCode.Wrong;
                }

                await using var store = session.OpenStore();
                if (
                    await new SchemeStates(store, session.Workspace.Clock).AdoptAsync(scheme, cancellationToken).ConfigureAwait(false) is
                    { } fault
                )
                {
                    session.Screen.Error($"{scheme.File}: error {fault.Code}: {fault.Text}");
                    return ExitCode.Failed;
                }

                session.Screen.Line($"{scheme.Id}: 已接管 the target now belongs to the store {store.Id}");
                return ExitCode.Done;
            }
        );
        return adopt;
    }
}
