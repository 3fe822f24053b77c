namespace QingYi.Server.Hosting;

/// <summary>What the program writes to the log: templates with the same holes in the same order.</summary>
internal static class HostingLogTexts
{
    public static LocalizedText WorkFailed { get; } = new("{Work}: {Cause}", "{Work}：{Cause}");

    public static LocalizedText Stops { get; } =
        new("The host is stopping and completes the deliveries in progress", "主机正在停止，先完成进行中的批次");

    public static LocalizedText Stopped { get; } = new("The host has stopped", "主机已停止");
}
