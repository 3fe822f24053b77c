using System.CommandLine;
using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>state</c>: shows and mends how far a scheme has come; <c>adopt</c> takes over a target whose checkpoint belongs to another store.</summary>
internal static class StateCommand
{
    private const int LinesShown = 5;
    private static readonly Argument<string> SchemeArgument = new("SCHEME") { Description = "方案 id 或文件 the scheme's id or file" };

    public static Command Create(Func<ParseResult, Workspace> open) => new("state", "状态 the state of a scheme") { Show(open), Set(open), Reset(open), Adopt(open), BackUp(open), Check(open) };

    private static Command Show(Func<ParseResult, Workspace> open)
    {
        var command = new Command("show", "查看 how far it has come, its records, what people changed") { SchemeArgument, CommonOptions.State, CommonOptions.Output };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var watermark = await scheme.Store.WatermarkAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            var counts = await scheme.Store.CountAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            var runs = await scheme.Store.RunsAsync(scheme.Id, LinesShown, cancellationToken).ConfigureAwait(false);
            var audit = await scheme.Store.AuditAsync(scheme.Id, LinesShown, cancellationToken).ConfigureAwait(false);
            if (result.GetValue(CommonOptions.Output) == "json")
            {
                workspace.Screen.Json(new JsonObject
                {
                    ["scheme"] = scheme.Id,
                    ["watermark"] = watermark,
                    ["records"] = new JsonObject(counts.OrderBy(c => c.Key).Select(c => KeyValuePair.Create(c.Key.ToString().ToLowerInvariant(), (JsonNode?)c.Value))),
                    ["audit"] = new JsonArray([.. audit.Select(a => new JsonObject { ["at"] = a.At, ["action"] = a.Action })]),
                });
                return ExitCode.Done;
            }

            workspace.Screen.Line($"{scheme.Id} ({scheme.TimeZone.Id})");
            workspace.Screen.Line($"  同步到 watermark  {scheme.Local(watermark)}{(watermark is null ? "  (没有完整的窗口 no window has been read to its end)" : "")}");
            workspace.Screen.Line($"  记录 records      {(counts.Count == 0 ? "-" : string.Join(" · ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}")))}");
            foreach (var run in runs)
            {
                workspace.Screen.Line($"  运行 run          {scheme.Local(run.Started)}  {run.Status}");
            }

            foreach (var (at, action) in audit)
            {
                workspace.Screen.Line($"  改动 change       {scheme.Local(at)}  {action}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(Func<ParseResult, Workspace> open)
    {
        var watermark = new Option<string>("--watermark") { Description = "同步起点 the next run reads from this time on", Required = true };
        var command = new Command("set", "设置 sets from when on the next run reads; what is stored stays") { SchemeArgument, watermark, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var to = Times.Parse(result.GetValue(watermark), scheme.TimeZone, "--watermark")!.Value;
            if (to > workspace.Clock.GetUtcNow())
            {
                throw new UsageException($"--watermark: {scheme.Local(to)} ({scheme.TimeZone.Id}) is later than now; what changes until then would never be read.");
            }

            await using var held = await scheme.Store.AcquireAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            await held.SetWatermarkAsync(to, workspace.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line($"{scheme.Id}: 下次从此读取 the next run reads from {scheme.Local(to)} ({scheme.TimeZone.Id})");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Reset(Func<ParseResult, Workspace> open)
    {
        var yes = new Option<bool>("--yes") { Description = "确认 it is meant" };
        var command = new Command("reset", "清空 forgets the records and windows of a scheme; its target keeps what it has") { SchemeArgument, yes, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var scheme = await StoredScheme.OpenAsync(result.GetValue(CommonOptions.State), result.GetValue(SchemeArgument)!, cancellationToken).ConfigureAwait(false);
            var counts = await scheme.Store.CountAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            if (!result.GetValue(yes))
            {
                var undelivered = counts.Where(c => c.Key is not (RecordStatus.Delivered or RecordStatus.Skipped)).Sum(c => c.Value);
                var unsure = counts.GetValueOrDefault(RecordStatus.Delivering) is > 0 and var some ? $" {some:N0} may or may not have been written: a run settles them first." : "";
                throw new UsageException($"this forgets {counts.Values.Sum():N0} records of '{scheme.Id}', {undelivered:N0} of them not delivered.{unsure} The next run reads from where the first one began, and what it fetches is written to the target again; records that another scheme brought (callBackStrategy) do not come again. Say --yes if that is meant; 'qingyi state set' moves only the watermark.");
            }

            await using var held = await scheme.Store.AcquireAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            var first = await held.ResetAsync(workspace.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line($"{scheme.Id}: 已清空 forgotten{(first is null ? "" : $"; 下次从此读取 the next run reads from {scheme.Local(first)} ({scheme.TimeZone.Id})")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command BackUp(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "备份文件 the new file" };
        var command = new Command("backup", "在线备份 copies the store to a file, as it is at one moment, while runs go on") { file, CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var store = StoredScheme.OpenStore(result.GetValue(CommonOptions.State));
            var copy = Path.GetFullPath(result.GetValue(file)!);
            await store.BackUpAsync(copy, cancellationToken).ConfigureAwait(false);
            workspace.Screen.Line($"已备份 backed up: {copy} ({new FileInfo(copy).Length:N0} bytes)");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check(Func<ParseResult, Workspace> open)
    {
        var command = new Command("check", "自检 looks for records and deliveries that no step would move on") { CommonOptions.State };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            await using var store = StoredScheme.OpenStore(result.GetValue(CommonOptions.State));
            var broken = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
            foreach (var line in broken)
            {
                workspace.Screen.Error($"error QY5018: {line}");
            }

            workspace.Screen.Line(broken.Count == 0 ? "正常 the store is as it should be" : $"{broken.Count} 处异常 places are wrong; put a backup back, or report them with the log of the last runs");
            return broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command Adopt(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var adopt = new Command("adopt", "接管目标 takes over the target's checkpoint; what is fetched again is written again") { file, CommonOptions.Environment, CommonOptions.State };
        adopt.SetAction(async (result, cancellationToken) =>
        {
            using var workspace = open(result);
            var path = result.GetValue(file)!;
            var problems = new ProblemList();
            var config = new SchemeReader(problems).Read(path);
            var environment = workspace.Environment(result.GetValue(CommonOptions.Environment), path, result.GetValue(CommonOptions.State), needed: true, problems);
            var scheme = new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
            if (scheme is null || problems.HasErrors || scheme.Target.Connection is null)
            {
                workspace.Screen.Problems(problems);
                return ExitCode.Wrong;
            }

            try
            {
                await using var records = Workspace.OpenStore(result.GetValue(CommonOptions.State));
                await using var store = await records.AcquireAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
                await using var target = await new SideOpener(scheme, new ConnectionLimits(workspace.Clock), workspace.Clock).TargetAsync(cancellationToken).ConfigureAwait(false);
                foreach (var lane in await store.LanesAsync(scheme.Config.Delivery.Parallelism, cancellationToken).ConfigureAwait(false))
                {
                    await target.TakeLaneAsync(new Lane(records.Id, scheme.Id, lane, store.Epoch), adopt: true, cancellationToken).ConfigureAwait(false);
                }

                workspace.Screen.Line($"{scheme.Id}: 已接管 the target now belongs to the store {records.Id}");
                return ExitCode.Done;
            }
            catch (Exception e) when (e is ConnectorException or TransientException)
            {
                workspace.Screen.Error($"{path}: {e.Message.TrimEnd('.')}. {(e as ConnectorException)?.NextStep}");
                return ExitCode.Failed;
            }
        });
        return adopt;
    }
}
