using QingYi.Engine.Runs;

namespace QingYi.Web.Runs;

/// <summary>The pages of runs.</summary>
internal static class RunTexts
{
    public static LocalizedText Status => new("Status", "状态");

    public static LocalizedText Scheme => new("Scheme", "方案");

    public static LocalizedText Started => new("Started", "开始");

    public static LocalizedText Ended => new("Ended", "结束");

    public static LocalizedText Took => new("Took", "用时");

    public static LocalizedText Kind => new("Started by", "触发");

    public static LocalizedText Window => new("Window", "窗口");

    public static LocalizedText Cause => new("Cause", "原因");

    public static LocalizedText AllSchemes => new("all schemes", "全部方案");

    public static LocalizedText All => new("all", "全部");

    public static LocalizedText None => new("No run fits the filter.", "没有符合筛选的运行。");

    public static LocalizedText NoneYet => new("There has been no run yet.", "还没有运行过。");

    public static LocalizedText Run => new("Run", "运行");

    public static LocalizedText Figures => new("Figures", "数字");

    public static LocalizedText Fetched => new("fetched", "取数");

    public static LocalizedText Pages => new("pages", "页");

    public static LocalizedText Stored => new("stored", "入库");

    public static LocalizedText Replaced => new("replaced", "替换");

    public static LocalizedText Duplicates => new("duplicates", "重复");

    public static LocalizedText Filtered => new("dropped by conditions", "条件过滤");

    public static LocalizedText Delivered => new("written", "写入");

    public static LocalizedText Rejected => new("rejected", "拒绝");

    public static LocalizedText Parked => new("parked", "等待关联");

    public static LocalizedText Trouble => new("waits for", "正在等");

    public static LocalizedText Timeline => new("What it did when", "时间线");

    public static LocalizedText NoTimeline =>
        new("The host keeps the picture of its last 50 runs only.", "主机只保留最近 50 次运行的时间线。");

    public static LocalizedText Slowest => new("Slowest steps", "最慢的步骤");

    public static LocalizedText Idle(string time) => new($"idle {time}", $"空闲 {time}");

    public static LocalizedText Lane(int lane) => new($"write {lane}", $"写入 {lane}");

    public static LocalizedText Phase(RunPhase phase) =>
        phase switch
        {
            RunPhase.Fetch => new("fetch", "取数"),
            RunPhase.Stage => new("store", "入库"),
            RunPhase.Deliver => new("write", "写入"),
            _ => new("settle", "提交"),
        };

    public static LocalizedText Bar(RunPhase phase, int count, long records, long rejected, string took) =>
        new(
            $"{Phase(phase)}: {(count > 1 ? $"{count} steps, " : "")}{records:N0} records"
                + $"{(rejected > 0 ? $", {rejected:N0} rejected" : "")}, {took}",
            $"{Phase(phase)}：{(count > 1 ? $"{count} 步，" : "")}{records:N0} 条{(rejected > 0 ? $"，拒绝 {rejected:N0} 条" : "")}，{took}"
        );

    public static LocalizedText Log => new("Log", "日志");

    public static LocalizedText Find => new("Search in the log", "搜索日志");

    public static LocalizedText Level => new("Level", "级别");

    public static LocalizedText Everything => new("everything", "全部");

    public static LocalizedText Warnings => new("warnings and errors", "警告和错误");

    public static LocalizedText Errors => new("errors", "错误");

    public static LocalizedText Tail => new("follow", "跟随");

    public static LocalizedText NoLog => new("The log has nothing that fits.", "日志里没有符合的内容。");

    public static LocalizedText More => new("Show more", "显示更多");

    public static LocalizedText Reconciliation => new("reconciliation", "对账");

    public static LocalizedText Drift => new("the fields of the source changed", "源端字段有变化");
}
