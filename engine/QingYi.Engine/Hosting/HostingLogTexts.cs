namespace QingYi.Engine.Hosting;

/// <summary>What a host writes to the log: templates with the same holes in the same order.</summary>
internal static class HostingLogTexts
{
    public static LocalizedText EnvironmentChanged { get; } =
        new(
            "The environment {File} has changed: its connections and alert channels take effect",
            "环境 {File} 已改动：其中的连接和告警通道开始生效"
        );

    public static LocalizedText EnvironmentInvalid { get; } =
        new("The change of the environment is invalid; the previous environment stays in use", "环境的改动有误；继续使用原来的环境");

    public static LocalizedText SchemeInvalid { get; } =
        new("{File}: the change is invalid; version {Version} keeps running", "{File}：改动有误；继续运行版本 {Version}");

    public static LocalizedText StoreInconsistent { get; } =
        new("QY5018: the store is inconsistent: {Broken}", "QY5018：数据池不一致：{Broken}");

    public static LocalizedText StoreFreed { get; } =
        new(
            "The store has freed {Bytes:N0} bytes of records that were delivered more than {Span} ago",
            "数据池释放了 {Bytes:N0} 字节：写入已超过 {Span} 的记录的内容"
        );

    public static LocalizedText FiguresNotRead { get; } =
        new(
            "The figures of the last 24 hours in {Folder} cannot be read: {Cause}. They begin anew; check the permissions of the folder",
            "无法读取 {Folder} 里最近 24 小时的统计：{Cause}。统计从头开始；请检查该目录的权限"
        );

    public static LocalizedText FiguresNotSaved { get; } =
        new(
            "The figures cannot be saved in {Folder}: {Cause}. They are lost when the host stops; check the disk and the permissions",
            "无法把统计保存到 {Folder}：{Cause}。主机停止后它们会丢失；请检查磁盘和权限"
        );

    public static LocalizedText LogsNotPruned { get; } =
        new(
            "Logs of runs older than 'keepRuns' cannot be deleted: {Cause}. Check the permissions of the state directory",
            "无法删除早于 'keepRuns' 的运行日志：{Cause}。请检查状态目录的权限"
        );
}
