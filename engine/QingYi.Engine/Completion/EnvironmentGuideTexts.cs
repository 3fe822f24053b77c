namespace QingYi.Engine.Completion;

/// <summary>What the keys of an environment mean.</summary>
internal static class EnvironmentGuideTexts
{
    public static LocalizedText Connections { get; } = new("the connections by name", "连接，按名称列出");

    public static LocalizedText Host { get; } = new("settings of the host", "主机的设置");

    public static LocalizedText Alerts { get; } = new("which failures are reported, and to whom", "报告哪些故障、发给谁");

    public static LocalizedText Show { get; } =
        new("the number of rows of its target's tables that a run shows at its end", "运行结束时显示目标表的几行");

    public static LocalizedText ParallelRuns { get; } = new("the number of runs at a time", "同时进行的运行数");

    public static LocalizedText StallAfter { get; } = new("how long a run may make no progress", "运行多久没有进展就终止");

    public static LocalizedText RestartAfter { get; } =
        new("when a run that failed transiently begins again", "因临时故障失败的运行多久后重新开始");

    public static LocalizedText KeepDelivered { get; } =
        new("how long the contents of delivered records are kept", "已写入记录的内容保留多久");

    public static LocalizedText KeepRuns { get; } = new("how long reports of runs are kept", "运行报告保留多久");

    public static LocalizedText Console { get; } = new("whether the host shows the console", "主机是否提供控制台");

    public static LocalizedText Names { get; } =
        new("the names under which others call the host through a proxy", "其他人经代理访问主机所用的名称");

    public static LocalizedText Proxies { get; } =
        new("the proxies on other machines that may say who calls", "可以代为说明来访者的其他机器上的代理");

    public static LocalizedText Oidc { get; } = new("the identity provider through which users log in", "用户登录所用的身份提供方");

    public static LocalizedText Connector { get; } = new("the connector", "连接器");

    public static LocalizedText Emulator { get; } = new("an emulated system in place of the real one", "用模拟的系统代替真实系统");

    public static LocalizedText ParallelRunsOfConnection { get; } =
        new("the number of runs that use the connection at a time", "同时使用该连接的运行数");
}
