namespace QingYi.Engine.Scheduling;

/// <summary>What a host says about its runs.</summary>
internal static class SchedulingTexts
{
    public static LocalizedText Kind(TriggerKind kind) =>
        new(
            kind.ToString(),
            kind switch
            {
                TriggerKind.Schedule => "定时",
                TriggerKind.Remedy => "补漏",
                TriggerKind.Manual => "手动",
                TriggerKind.Event => "事件",
                TriggerKind.Reconcile => "对账",
                _ => "重试",
            }
        );

    // Why scheduled times are skipped.
    public static LocalizedText NoHostWasRunning { get; } = new("they were missed while no host was running", "当时没有主机在运行");

    public static LocalizedText SchemeIsPaused { get; } = new("the scheme is paused", "方案已暂停");

    public static LocalizedText RunHadNotEnded { get; } = new("the previous run had not ended", "上一次运行还没有结束");

    // How a run ends.
    public static LocalizedText StartsAgain(string at) => new($"The host starts it again at {at}.", $"主机将在 {at} 再次启动它。");

    public static LocalizedText NoProgress(string span, LocalizedText trouble) =>
        trouble.IsEmpty
            ? new($"the run has made no progress for {span}", $"运行已有 {span} 没有进展")
            : new($"the run has made no progress for {span}, waiting for {trouble}", $"运行已有 {span} 没有进展，正在等待：{trouble}");

    public static LocalizedText CheckStall { get; } =
        new(
            "The host starts it again. If this repeats, check whether the other system answers, and check the log; "
                + "'stallAfter' of the environment's 'host' sets how long a run may make no progress.",
            "主机会再次启动它。如果反复出现，检查对方系统是否应答，并查看日志；"
                + "环境文件 'host' 里的 'stallAfter' 规定运行多久没有进展算停滞。"
        );
}
