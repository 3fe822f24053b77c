using QingYi.Engine.Scheduling;

namespace QingYi.Web.Overview;

/// <summary>The first page, and the state of schemes.</summary>
internal static class OverviewTexts
{
    public static LocalizedText Needs => new("Needs somebody", "需要处理");

    public static LocalizedText AllWell => new("Nothing needs anybody.", "没有需要处理的事。");

    public static LocalizedText RunningNow => new("Running now", "正在运行");

    public static LocalizedText NothingRuns => new("Nothing is running.", "没有正在运行的方案。");

    public static LocalizedText Throughput => new("Throughput", "吞吐");

    public static LocalizedText LastHour => new("last hour", "最近 1 小时");

    public static LocalizedText LastDay => new("last 24 hours", "最近 24 小时");

    public static LocalizedText Backlog => new("Backlog", "积压");

    public static LocalizedText Watermarks => new("How far the sources are read", "同步位置");

    public static LocalizedText Explain => new("Which order did not arrive?", "哪张单没到？");

    public static LocalizedText ExplainLabel => new("Id or number", "id 或单号");

    public static LocalizedText ExplainButton => new("Find out why", "查原因");

    public static LocalizedText FoundNowhere(string asked) =>
        new(
            $"No scheme has a record with the id or number '{asked}'. Choose the scheme that should have it:",
            $"没有方案有 id 或单号为 '{asked}' 的记录。请选择本该有它的方案："
        );

    public static LocalizedText Read => new("read", "读取");

    public static LocalizedText Written => new("written", "写入");

    public static LocalizedText Refused => new("rejected", "拒绝");

    public static LocalizedText Running => new("running", "运行中");

    public static LocalizedText Waiting => new("waiting", "等待");

    public static LocalizedText DeliveredToday => new("written in 24 h", "24 小时写入");

    public static LocalizedText FurthestBehind => new("furthest behind", "最落后");

    public static LocalizedText Latency(double? p50, double? p95) =>
        new(
            p50 is null ? "no deliveries" : $"a delivery takes {Seconds(p50)} (half of them), {Seconds(p95)} (95 %)",
            p50 is null ? "没有写入" : $"每批写入 p50 {Seconds(p50)}，p95 {Seconds(p95)}"
        );

    public static LocalizedText RejectedRecords(long count) =>
        new($"{count:N0} rejected {(count == 1 ? "record" : "records")}", $"{count:N0} 条已拒绝");

    public static LocalizedText PreviousGoesOn(string? version) =>
        new(
            version is null ? "no version runs" : $"version {version} goes on",
            version is null ? "没有可运行的版本" : $"旧版本 {version} 继续运行"
        );

    public static LocalizedText EnvironmentBroken =>
        new("The environment file has errors; the previous one stays in use.", "环境文件有错，沿用之前的环境。");

    public static LocalizedText ShowRecords => new("Show records", "看记录");

    public static LocalizedText RunAgain => new("Run again", "重新运行");

    public static LocalizedText ShowRun => new("Show the run", "看运行");

    public static LocalizedText ShowScheme => new("Show the scheme", "看方案");

    public static LocalizedText Stop => new("Stop", "停止");

    public static LocalizedText Requested(string scheme) => new($"A run of {scheme} is requested.", $"已请求运行 {scheme}。");

    public static LocalizedText Stopping(string scheme) =>
        new($"The run of {scheme} is stopping; it completes the delivery in progress.", $"{scheme} 的运行正在停止，先完成进行中的批次。");

    public static LocalizedText IsPaused => new("The schedule is paused, also across restarts.", "计划已暂停，重启后仍然暂停。");

    public static LocalizedText IsResumed => new("The schedule is resumed.", "计划已恢复。");

    public static LocalizedText NoSchemes =>
        new(
            "The folder of the host has no scheme files yet. Put one there, and it appears here within seconds.",
            "主机的文件夹里还没有方案文件。放进去几秒后就会出现在这里。"
        );

    public static LocalizedText Ago(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 90 } => new($"{span.TotalSeconds:0} s", $"{span.TotalSeconds:0} 秒"),
            { TotalMinutes: < 90 } => new($"{span.TotalMinutes:0} min", $"{span.TotalMinutes:0} 分钟"),
            { TotalHours: < 48 } => new($"{span.TotalHours:0} h", $"{span.TotalHours:0} 小时"),
            _ => new($"{span.TotalDays:0} days", $"{span.TotalDays:0} 天"),
        };

    public static LocalizedText Kind(TriggerKind kind) =>
        kind switch
        {
            TriggerKind.Schedule => new("schedule", "定时"),
            TriggerKind.Remedy => new("remedy", "补漏"),
            TriggerKind.Manual => new("manual", "手动"),
            TriggerKind.Event => new("event", "事件"),
            TriggerKind.Restart => new("restart", "重试"),
            _ => new("reconcile", "对账"),
        };

    private static string Seconds(double? milliseconds) =>
        milliseconds < 1000
            ? $"{milliseconds.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)} ms"
            : $"{((milliseconds ?? 0) / 1000).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} s";
}
