namespace QingYi.Storage;

/// <summary>What a store says to people.</summary>
internal static class StorageTexts
{
    // Opening a store.
    public static LocalizedText DirectoryNotCreated(string directory, LocalizedText cause) =>
        new($"the state directory {directory} cannot be created: {cause}", $"无法创建状态目录 {directory}：{cause}");

    public static LocalizedText ChooseDirectory { get; } = new("Choose another with --state.", "请用 --state 指定另一个。");

    public static LocalizedText ConnectionStringWrong(LocalizedText cause) =>
        new($"the connection string of the store is wrong: {cause}", $"数据池的连接字符串有误：{cause}");

    public static LocalizedText CorrectConnectionString { get; } =
        new(
            "Correct QINGYI_STORE: Server=…;User ID=…;Password=…;Database=….",
            "请改正 QINGYI_STORE：Server=…;User ID=…;Password=…;Database=…。"
        );

    public static LocalizedText BeingUpgraded(string store) =>
        new($"another process is creating or upgrading the store {store}", $"另一个进程正在创建或升级数据池 {store}");

    public static LocalizedText WaitForUpgrade { get; } = new("Wait until it has finished, and start again.", "请等它完成，再重新启动。");

    public static LocalizedText OtherVersion(string store, int version, int own) =>
        new(
            $"the store {store} has version {version}, but this program reads version {own}",
            $"数据池 {store} 的版本是 {version}，而本程序读取的版本是 {own}"
        );

    public static LocalizedText UseItsVersion { get; } =
        new("Use the version of QingYi that wrote it.", "请使用写入它的那个 QingYi 版本。");

    // Faults.
    public static LocalizedText StoreLocked(string store) =>
        new($"the store {store} is locked by another process", $"数据池 {store} 被另一个进程锁住");

    public static LocalizedText EndOtherProcess { get; } =
        new(
            "End the other process, or give this one a state directory of its own with --state.",
            "请结束那个进程，或用 --state 为本进程指定自己的状态目录。"
        );

    public static LocalizedText HostTriesAgain { get; } =
        new("The host tries again; end the other process if it hangs.", "主机会重试；如果那个进程卡住了，请结束它。");

    public static LocalizedText DiskFull(string store) => new($"the disk of the store {store} is full", $"数据池 {store} 所在的磁盘已满");

    public static LocalizedText FreeSpace { get; } =
        new("Free some space and start again; nothing that was reported as done is lost.", "请腾出空间再重新启动；已报告完成的不会丢失。");

    public static LocalizedText StoreUnusable(string store, LocalizedText cause) =>
        new($"the store {store} cannot be used: {cause.WithoutStop}", $"数据池 {store} 无法使用：{cause.WithoutStop}");

    public static LocalizedText CheckFile { get; } =
        new(
            "Check the file's permissions and its disk; restore it from a backup if it is damaged.",
            "检查文件的权限和磁盘；文件损坏时从备份恢复。"
        );

    public static LocalizedText CorrectRights { get; } =
        new(
            "Correct QINGYI_STORE: the database must exist, and the account needs all rights in it.",
            "请改正 QINGYI_STORE：数据库必须存在，账号要有该库的全部权限。"
        );

    public static LocalizedText LookErrorUp { get; } =
        new(
            "Look the error up in the MySQL manual; restore the database from a backup if it is damaged.",
            "请在 MySQL 手册里查这个错误；数据库损坏时从备份恢复。"
        );

    public static LocalizedText StoreUnreachable(string store, LocalizedText cause) =>
        new($"the store {store} cannot be reached: {cause.WithoutStop}", $"无法连接数据池 {store}：{cause.WithoutStop}");

    public static LocalizedText LockRefused { get; } = new("the server did not grant the lock of this process", "服务器没有授予本进程的锁");

    public static LocalizedText StartWhenItAnswers { get; } =
        new("Start again when it answers; nothing that was reported as done is lost.", "等它恢复应答后重新启动；已报告完成的不会丢失。");

    // Leases.
    public static LocalizedText SchemeIsRun(string scheme, string process) =>
        new($"the scheme '{scheme}' is being run by process {process}", $"方案 '{scheme}' 正由进程 {process} 运行");

    public static LocalizedText WaitForRun { get; } =
        new(
            "Wait for it to end, or end it; two runs of a scheme at a time are never allowed.",
            "请等它结束，或结束它；一个方案绝不能同时有两次运行。"
        );

    public static LocalizedText SchemeTakenOver(string scheme) =>
        new($"another process has taken over the scheme '{scheme}'", $"另一个进程已接手方案 '{scheme}'");

    public static LocalizedText LetOneHostRun { get; } =
        new(
            "Nothing is lost: the other process continues from here. Let one host run a scheme.",
            "数据没有丢失：那个进程从这里继续。一个方案请只由一台主机运行。"
        );

    // Backups.
    public static LocalizedText FileExists(string file) => new($"the file {file} exists already", $"文件 {file} 已存在");

    public static LocalizedText NameNewFile { get; } =
        new("Name a new file for the backup, or remove the old one.", "请为备份指定新文件，或删除旧文件。");

    public static LocalizedText BackUpShared { get; } =
        new("a shared store must be backed up with the tools of its database server", "共享的数据池须用数据库服务器自己的工具备份");

    public static LocalizedText UseDumpTools { get; } =
        new(
            "Use mariadb-dump --single-transaction or mysqldump --single-transaction on its database.",
            "请对该库使用 mariadb-dump --single-transaction 或 mysqldump --single-transaction。"
        );

    // The history of a record.
    public static LocalizedText Sent(long delivery, string version, string run) =>
        new($"delivery {delivery}, version {version}, {run}", $"批次 {delivery}，版本 {version}，{run}");

    // The audit.
    public static LocalizedText DriftAccepted { get; } = new("the changed fields of the source were accepted", "已接受源端改变的字段");

    public static LocalizedText Paused { get; } = new("paused", "已暂停");

    public static LocalizedText Resumed { get; } = new("resumed", "已恢复");

    public static LocalizedText Edited(string record) => new($"edited, id {record}", $"修改，id {record}");

    public static LocalizedText Moved(int records, LocalizedText from, LocalizedText to) =>
        new($"{records} {from} → {to}", $"{records} 条 {from} → {to}");

    public static LocalizedText MovedById(LocalizedText moved, IReadOnlyList<string> ids) =>
        new($"{moved}, id {string.Join(" ", ids)}", $"{moved}，id {string.Join(" ", ids)}");

    public static LocalizedText MovedByCode(LocalizedText moved, string code) => new($"{moved}, {code}", $"{moved}，{code}");

    public static LocalizedText Reset(int records) => new($"reset, {records} records forgotten", $"清空，删除 {records} 条记录");

    public static LocalizedText WatermarkSet(DateTimeOffset to) =>
        new($"watermark = {to.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}", $"同步位置 = {to.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}");

    public static LocalizedText ClockWasAhead(DateTimeOffset to) =>
        new($"the clock was ahead, {WatermarkSet(to)}", $"时钟曾偏快，{WatermarkSet(to)}");

    // What the check of a store finds.
    public static LocalizedText DeliveringWithoutDelivery(string scheme, string record) =>
        new(
            $"{scheme}: record {record} has the status delivering and belongs to no open delivery",
            $"{scheme}：记录 {record} 的状态是“写入中”，却不属于任何未完成的批次"
        );

    public static LocalizedText DeliveryWithoutRecords(string scheme, string delivery) =>
        new($"{scheme}: delivery {delivery} is open and has no records", $"{scheme}：批次 {delivery} 尚未完成，却没有记录");

    public static LocalizedText RejectedWithoutCause(string scheme, string record) =>
        new($"{scheme}: record {record} is rejected without a cause", $"{scheme}：记录 {record} 被拒绝，却没有原因");

    public static LocalizedText ParkedWithoutReference(string scheme, string record) =>
        new(
            $"{scheme}: record {record} is parked without the reference that it waits for",
            $"{scheme}：记录 {record} 等待关联，却没有记下等待什么"
        );

    public static LocalizedText WaitsWithoutContent(string scheme, string record) =>
        new($"{scheme}: record {record} waits and has no content", $"{scheme}：记录 {record} 等待中，却没有内容");

    public static LocalizedText HasNoContent(string scheme, string record) =>
        new($"{scheme}: record {record} has no content", $"{scheme}：记录 {record} 没有内容");

    public static LocalizedText NewerContentIsStuck(string scheme, string record) =>
        new(
            $"{scheme}: record {record} has newer content that no run would process",
            $"{scheme}：记录 {record} 有更新的内容，却不会有运行处理它"
        );

    public static LocalizedText WindowsOpenTogether(string scheme, string windows) =>
        new($"{scheme}: {windows} windows are open at a time", $"{scheme}：同时有 {windows} 个未完成的窗口");
}
