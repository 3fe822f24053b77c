namespace QingYi.Server.Alerting;

/// <summary>The messages to people.</summary>
internal static class AlertTexts
{
    // Titles
    public static LocalizedText Trouble(AlertKind kind, string scheme) => new($"⚠️ {Of(kind)}: {scheme}", $"⚠️ {Of(kind)}：{scheme}");

    public static LocalizedText Recovered(string scheme) => new($"✅ recovered: {scheme}", $"✅ 已恢复：{scheme}");

    // Lines
    public static LocalizedText Scheme(string id) => new($"scheme: {id}", $"方案：{id}");

    public static LocalizedText Before(AlertKind kind) => new($"before: {Of(kind)}", $"此前：{Of(kind)}");

    public static LocalizedText Cause(LocalizedText cause) => new($"cause: {cause}", $"原因：{cause}");

    public static LocalizedText NextStep(LocalizedText step) => new($"next step: {step}", $"处理：{step}");

    public static LocalizedText Time(DateTimeOffset at) =>
        new($"time: {at:yyyy-MM-dd HH:mm:ss zzz}", $"时间：{at:yyyy-MM-dd HH:mm:ss zzz}");

    // Causes
    public static LocalizedText Backlog(long records) => new($"{records:N0} records wait for delivery", $"{records:N0} 条记录等待写入");

    public static LocalizedText Rejections(long records, string run) =>
        new($"{records:N0} {(records == 1 ? "record" : "records")}, run {run}", $"{records:N0} 条记录，运行 {run}");

    // Channels
    public static LocalizedText RobotRefused(string? code, string? cause) =>
        new($"the robot refused the message: {code} {cause}", $"机器人拒绝了消息：{code} {cause}");

    public static LocalizedText AnswerIsNotJson(string cause) =>
        new(
            $"the robot's answer is not JSON that shows whether it accepted the message: {cause}",
            $"机器人的应答不是能看出是否接受的 JSON：{cause}"
        );

    private static LocalizedText Of(AlertKind kind) =>
        kind switch
        {
            AlertKind.Stalled => new("no progress", "运行停滞"),
            AlertKind.Rejected => new("records rejected", "记录被拒绝"),
            AlertKind.Backlog => new("backlog", "积压"),
            _ => new("run failed", "运行失败"),
        };
}
