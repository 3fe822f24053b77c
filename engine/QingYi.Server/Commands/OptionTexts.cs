using QingYi.Engine.Stores;

namespace QingYi.Server.Commands;

/// <summary>The descriptions of arguments and options.</summary>
internal static class OptionTexts
{
    // Of every command
    public static LocalizedText Environment =>
        new("the environment: a path, or the name of a file in environments/", "环境：文件路径，或 environments/ 里的文件名");

    public static LocalizedText State => new("the state directory; default ./.qingyi", "状态目录，缺省为 ./.qingyi");

    public static LocalizedText Plugins => new("additional folders with plugins", "另外的插件目录");

    public static LocalizedText Verbose => new("write a detailed log to stderr", "向标准错误输出详细日志");

    public static LocalizedText Language => new("the language of messages: zh or en", "消息的语言：zh 或 en");

    public static LocalizedText SchemeFile => new("the scheme file", "方案文件");

    public static LocalizedText SchemeFiles => new("scheme files", "方案文件，可多个");

    public static LocalizedText Scheme => new("the scheme's id or file", "方案 id 或文件");

    public static LocalizedText SchemeOrAll => new("the scheme's id or file; if omitted, all schemes", "方案 id 或文件；不写则为全部方案");

    public static LocalizedText Rows => new("the maximum number of rows", "最多行数");

    public static LocalizedText TimeZone => new("the time zone", "时区");

    public static LocalizedText Sample => new("a JSON file with a record; - reads stdin", "样例记录的 JSON 文件；- 读标准输入");

    public static LocalizedText Samples =>
        new(
            "a JSON file with one record, a list, or one record per line; - reads stdin",
            "样例记录的 JSON 文件：一条记录、一个列表或每行一条；- 读标准输入"
        );

    public static LocalizedText Trace =>
        new(
            "show each record and each parameter step by step, also while the scheme has errors",
            "逐步显示每条记录和每个参数，方案有错误时也能看"
        );

    public static LocalizedText SampleFrom => new("start of the window; default 24 hours before its end", "窗口起点，缺省为终点前 24 小时");

    public static LocalizedText SampleTo => new("end of the window; default now", "窗口终点，缺省为现在");

    public static LocalizedText SampleLimit => new("the maximum number of records, 1 to 50", "最多记录数，1 到 50");

    public static LocalizedText SampleSave =>
        new("write the records to a file, for preview --records", "把记录写入文件，供 preview --records 使用");

    // check, eval
    public static LocalizedText Connect =>
        new("also query source and target: credentials, tables, columns", "连接源端和目标，检查凭据、表、列");

    public static LocalizedText Explain =>
        new("explain how documents are written, and what prevents faster writing", "说明单据如何写入，以及什么使它不能更快");

    public static LocalizedText Template => new("e.g. '{{LAST_SYNC_TIME|datetime}}'", "模板，如 '{{LAST_SYNC_TIME|datetime}}'");

    // run
    public static LocalizedText From => new("start of a back-fill, which does not move the watermark", "补数起始时间；补数不移动同步位置");

    public static LocalizedText To => new("end of a back-fill, which does not move the watermark", "补数截止时间；补数不移动同步位置");

    public static LocalizedText Limit =>
        new("stop after this many records and do not move the watermark", "取到这么多条记录就停止，不移动同步位置");

    public static LocalizedText DryRun => new("read and render, but store and send nothing", "试运行：读取并生成请求，不入库，不发送");

    public static LocalizedText Set =>
        new("PATH=VALUE for this run, e.g. source.request.tradeNo=JY1", "PATH=VALUE，只改这一次运行的值，如 source.request.tradeNo=JY1");

    // reconcile
    public static LocalizedText MissingAction =>
        new(
            "report | mark | delete: what happens to records that are gone; default as the scheme says",
            "report | mark | delete：源端已没有的记录怎么办，缺省按方案"
        );

    // serve
    public static LocalizedText Schemes => new("the folder of scheme files", "方案文件所在的目录");

    public static LocalizedText Urls => new("the addresses that the host listens on, separated by ';'", "主机的监听地址，用 ';' 分隔");

    public static LocalizedText NoConsole => new("leave the console out: the API alone", "不提供控制台，只提供 API");

    // connectors
    public static LocalizedText Connector => new("the connector to describe", "要查看的连接器");

    public static LocalizedText Api => new("the api to describe", "要查看的接口");

    public static LocalizedText Connections =>
        new("connections of the environment; if omitted, all of them", "环境里的连接名；不写则为全部连接");

    public static LocalizedText Connection => new("a connection of the environment", "环境里的连接名");

    public static LocalizedText Path =>
        new("a schema, a table, a file, a sheet; the top without it", "库、表、文件或工作表；不写则从顶层开始");

    public static LocalizedText DraftApi =>
        new("shows a request of this api over it, ready to paste", "生成该接口读写它的 request，可直接粘贴");

    // runs
    public static LocalizedText Run => new("the run's id, see 'qingyi runs --output json'", "运行的 id，见 'qingyi runs --output json'");

    public static LocalizedText FindInLog => new("only entries that contain this text", "只输出含有此文本的日志");

    public static LocalizedText Tail => new("only the last entries, so many", "只输出最后若干条");

    // records
    public static LocalizedText Record => new("the record's id", "记录 id");

    public static LocalizedText Target => new("also find the rows that the target has now, by their keys", "同时按键查找目标里现有的行");

    public static LocalizedText RecordIds => new("the ids of the records", "记录 id，可多个");

    public static LocalizedText Code => new("only records rejected with this code, e.g. 1406", "只取以此代码被拒绝的记录，如 1406");

    public static LocalizedText Missing =>
        new("only records that the last reconciliation did not find at the source", "只取上次对账在源端找不到的记录");

    public static LocalizedText Find => new("a record's id or number", "记录的 id 或单号");

    public static LocalizedText After => new("only records after this key: the next page", "只取此 key 之后的记录，用于翻页");

    public static LocalizedText Before =>
        new("only records before this key: the next page of --newest", "只取此 key 之前的记录，用于 --newest 翻页");

    public static LocalizedText Counts =>
        new("count the records by status, code and field, with a sample of each", "按状态、代码和字段计数，各附一条样例");

    public static LocalizedText ContentField =>
        new(
            "PATH=VALUE: only records whose content has this value, e.g. goodsDetail.goodsNo=A1; searches all contents",
            "PATH=VALUE：只取内容里有此值的记录，如 goodsDetail.goodsNo=A1；要搜索全部内容"
        );

    public static LocalizedText Newest => new("the newest records first", "最新的记录在前");

    public static LocalizedText FetchedFrom => new("only records fetched at this time or later", "只取此时及以后取到的记录");

    public static LocalizedText FetchedTo => new("only records fetched before this time", "只取此时之前取到的记录");

    public static LocalizedText All(RecordStatus status) =>
        new($"all records that are {RecordMove.Word(status)}", $"状态为“{RecordMove.Label(status)}”的全部记录");

    public static LocalizedText Content =>
        new("a JSON file with the record's new content; - reads stdin", "新内容的 JSON 文件；- 读标准输入");

    // state, secrets, tokens
    public static LocalizedText Watermark => new("the time from which the next run reads", "下次运行从此时间开始读取");

    public static LocalizedText Confirm => new("confirms the reset", "确认清空");

    public static LocalizedText Backup => new("the new file", "备份文件，须不存在");

    public static LocalizedText Secret => new("the name in ${secret:NAME}", "${secret:NAME} 里的名称");

    public static LocalizedText Holder => new("the holder of the token", "令牌的持有者");

    public static LocalizedText TokenScheme =>
        new("a scheme's id or file, several ids with commas between, or '*' for all", "方案 id 或文件；多个 id 用逗号分隔；'*' 为全部方案");

    public static LocalizedText TokenRole => new("what the holder may do; sender: only post records", "持有者的角色；sender 只能推送记录");

    public static LocalizedText TokenExpires =>
        new(
            "when the token ends: a time, or a duration such as 90d; never by default",
            "令牌何时失效：时间，或 90d 这样的时长；缺省永不失效"
        );

    // users, audit
    public static LocalizedText UserName => new("the name with which the user logs in", "登录用的名字");

    public static LocalizedText UserRole =>
        new(
            "viewer: reads; operator: runs and mends; author: writes schemes and connections; administrator: users and tokens",
            "viewer 查看；operator 运行和修复；author 编写方案和连接；administrator 管理用户和令牌"
        );

    public static LocalizedText NoPassword => new("the user logs in through the identity provider only", "该用户只通过身份提供方登录");

    public static LocalizedText NewPassword =>
        new("prompts for a new password, or reads it from standard input", "提示输入新密码，或从标准输入读取");

    public static LocalizedText AuditScheme => new("only changes of this scheme", "只看这个方案的变更");

    public static LocalizedText AuditWho => new("only changes by this user, token or account", "只看此用户、令牌或系统账号的变更");

    public static LocalizedText AuditLimit => new("the maximum number of entries, newest first", "最多多少条，新的在前");

    // import, export
    public static LocalizedText SourceMetadata => new("the source's metadata", "源平台元数据");

    public static LocalizedText TargetMetadata => new("the target's metadata", "目标平台元数据");

    public static LocalizedText Id => new("the scheme's id", "方案 id");

    public static LocalizedText Name => new("the scheme's name", "方案名称");

    public static LocalizedText Side => new("source | target: write only this side", "source | target：只导出这一端");

    // sandbox
    public static LocalizedText Port => new("the port on 127.0.0.1; 0 selects a free one", "127.0.0.1 上的端口；0 取一个空闲端口");

    public static LocalizedText Orders => new("the number of orders", "订单数");

    public static LocalizedText Seed =>
        new("the seed of the orders; the same seed gives the same orders", "订单的随机种子；种子相同，订单相同");

    public static LocalizedText PageSize => new("the maximum page size", "每页最多条数");

    public static LocalizedText Latency => new("the delay of each answer, e.g. 150ms", "每次应答的延迟，如 150ms");

    public static LocalizedText Poison => new("every N-th order has an invalid date", "每 N 张订单有一张日期有误");

    public static LocalizedText Hostile => new("texts contain quotes, emoji, SQL and placeholders", "文本里含引号、表情、SQL 和占位符");

    public static LocalizedText Changes => new("the number of orders that change after each page", "每页之后有变化的订单数");

    public static LocalizedText Faults => new("the faults of the next calls, in this order", "接下来各次调用依次出现的故障");
}
