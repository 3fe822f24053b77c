namespace QingYi.Engine.Scheduling;

/// <summary>What a host writes to the log about its schemes: templates with the same holes in the same order.</summary>
internal static class SchedulingLogTexts
{
    public static LocalizedText HostRuns { get; } = new("{Scheme}: the host runs version {Version}", "{Scheme}：主机运行版本 {Version}");

    public static LocalizedText HostRunsInstead { get; } =
        new("{Scheme}: the host runs version {Version} in place of {Before}", "{Scheme}：主机改为运行版本 {Version}，原为 {Before}");

    public static LocalizedText HostStopped { get; } = new("{Scheme}: the host no longer runs it", "{Scheme}：主机不再运行它");

    public static LocalizedText HostCouldNotContinue { get; } =
        new("{Scheme}: the host could not continue it; it tries again in {Delay:l}", "{Scheme}：主机无法继续运行它；{Delay:l} 后重试");

    public static LocalizedText TimesSkipped { get; } =
        new("{Scheme}: scheduled times are skipped ({Count}): {Why:l}", "{Scheme}：跳过了 {Count} 个定时时刻：{Why:l}");

    public static LocalizedText OtherHostRuns { get; } =
        new("{Scheme}: the run of {At:u} belongs to another host", "{Scheme}：{At:u} 的运行由另一台主机执行");

    public static LocalizedText RunBegins { get; } = new("{Scheme}: run begins ({Kind:l})", "{Scheme}：运行开始（{Kind:l}）");

    public static LocalizedText RunStalls { get; } = LocalizedText.Of("{Scheme}: {Cause}");

    public static LocalizedText OtherProcessRuns { get; } =
        new("{Scheme}: {Cause}; this host checks again in {Delay:l}", "{Scheme}：{Cause}；本主机 {Delay:l} 后再检查");

    public static LocalizedText RunFailed { get; } =
        new("{Scheme}: run {Run} failed: {Code} {Cause}", "{Scheme}：运行 {Run} 失败：{Code} {Cause}");

    public static LocalizedText RunEnded { get; } =
        new(
            "{Scheme}: run {Run} {Status:l}: {Fetched} fetched, {Stored} stored, {Delivered} delivered, {Rejected} rejected "
                + "in {Seconds:0.0} s",
            "{Scheme}：运行 {Run} {Status:l}：取数 {Fetched}，入库 {Stored}，写入 {Delivered}，拒绝 {Rejected}，用时 {Seconds:0.0} 秒"
        );

    public static LocalizedText ListenersFailed { get; } =
        new("{Scheme}: the listeners could not process the end of run {Run}", "{Scheme}：运行 {Run} 结束后的通知未能处理");
}
