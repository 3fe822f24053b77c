namespace QingYi.Server.Alerting;

/// <summary>What the alerts write to the log: templates with the same holes in the same order.</summary>
internal static class AlertLogTexts
{
    public static LocalizedText NotSent { get; } =
        new("QY5020: the message '{Title}' did not reach {Channel}: {Cause}", "QY5020：消息 '{Title}' 没有送达 {Channel}：{Cause}");
}
