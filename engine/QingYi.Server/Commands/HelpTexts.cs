namespace QingYi.Server.Commands;

/// <summary>The descriptions of commands.</summary>
internal static class HelpTexts
{
    public static LocalizedText Root => new("QingYi: runs integration schemes", "轻易：运行集成方案");

    public static LocalizedText Check => new("checks schemes and reports every problem", "检查方案，一次列出全部问题");

    public static LocalizedText Run => new("runs a scheme once", "运行一次方案");

    public static LocalizedText Reconcile =>
        new("compares the ids that the source has with the store", "对账：把源端现有的 id 与数据池比较");

    public static LocalizedText Serve =>
        new("runs the schemes of a folder by their schedules, with an HTTP API", "常驻运行：按定时运行一个目录里的方案，提供 HTTP API");

    public static LocalizedText Preview => new("shows what would be sent, without network", "预览将要发送的内容，不连网");

    public static LocalizedText Mcp =>
        new(
            "serves an assistant over stdin and stdout (Model Context Protocol); it can look at everything and change nothing",
            "通过标准输入输出为智能助手提供服务（Model Context Protocol）；只能查看，不能改动"
        );

    public static LocalizedText Lsp =>
        new(
            "serves an editor over stdin and stdout (Language Server Protocol): completion, hovers, problems, quick fixes",
            "通过标准输入输出为编辑器提供服务（Language Server Protocol）：补全、悬停说明、问题、快速修复"
        );

    public static LocalizedText Sample =>
        new(
            "fetches one page of the source to look at: request, answer, records, fields; stores nothing",
            "取源端一页数据查看：请求、应答、记录、字段；不入库"
        );

    public static LocalizedText Test => new("runs the tests of schemes, without network or database", "运行方案里的测试，不连网络和数据库");

    public static LocalizedText Eval => new("evaluates one template", "计算一个模板");

    public static LocalizedText Schema =>
        new("prints the JSON Schema of scheme files, for completion in editors", "输出方案文件的 JSON Schema，供编辑器补全");

    public static LocalizedText Import =>
        new("converts a pair of metadata files to a scheme, on stdout", "把一对轻易云元数据文件转换为方案，写到标准输出");

    public static LocalizedText Export => new("writes a scheme as metadata to stdout", "把方案导出为轻易云元数据，写到标准输出");

    public static LocalizedText Explain =>
        new("says why a record has not arrived at the target, and what to do", "说明一条记录为什么没有到达目标，以及该怎么办");

    public static LocalizedText Runs => new("lists the runs that have ended, newest first", "列出已结束的运行，最新的在前");

    public static LocalizedText RunsLog => new("prints the log of a run, also while it is running", "输出一次运行的日志，运行中也可以看");

    public static LocalizedText Sandbox => new("runs an emulated vendor", "运行一个模拟的供应商系统");

    // connectors
    public static LocalizedText Connectors =>
        new("lists the installed connectors, their options and apis", "列出已安装的连接器及其连接参数、接口");

    public static LocalizedText ConnectorsTest =>
        new(
            "tests the connections of an environment: whether each system responds and accepts the credentials",
            "测试环境里的连接：各系统是否应答，是否接受凭据"
        );

    public static LocalizedText ConnectorsBrowse =>
        new("lists what a connection holds: tables and columns, files and sheets", "浏览连接里有什么：库表和列，文件和工作表");

    // records
    public static LocalizedText Records =>
        new(
            "lists the records of a scheme; subcommands find, show, redeliver, skip, edit and export them",
            "数据池：列出方案的记录；子命令可查找、查看、重试、重新发送、跳过、修改、导出"
        );

    public static LocalizedText RecordsShow =>
        new("shows one record: its status, content, history and rendered request", "查看一条记录：状态、内容、经过和生成的请求");

    public static LocalizedText RecordsFind => new("finds records of all schemes by id or number", "在全部方案里按 id 或单号查找记录");

    public static LocalizedText RecordsRetry =>
        new(
            "makes rejected, parked or skipped records wait again; the next run delivers them",
            "重试：让已拒绝、等待关联或已跳过的记录重新等待，下次运行写入"
        );

    public static LocalizedText RecordsResend =>
        new(
            "makes delivered records wait again; the next run sends them to the target a second time",
            "重新发送：让已写入的记录重新等待，下次运行再向目标发送一次"
        );

    public static LocalizedText RecordsSkip => new("marks records as skipped; no run delivers them", "跳过：标为跳过的记录不再写入");

    public static LocalizedText RecordsEdit =>
        new("replaces the content of a record that is not delivered; the next run delivers it", "修改一条未完成记录的内容，下次运行写入");

    public static LocalizedText RecordsExport =>
        new("writes records with their contents as JSON lines to stdout", "导出记录及其内容，每行一个 JSON，写到标准输出");

    // state
    public static LocalizedText State =>
        new("shows and changes the state of a scheme; backs up and checks the store", "查看和修改方案的状态；备份和自检数据池");

    public static LocalizedText StateAccept =>
        new("accepts the changed fields of the source that 'drift' holds back", "接受被 'drift' 拦下的源端字段变化");

    public static LocalizedText StateShow =>
        new(
            "shows the watermark, the records by status, the last runs, and changes by people",
            "查看同步位置、各状态的记录数、最近的运行和人工改动"
        );

    public static LocalizedText StateSet =>
        new("sets the time from which the next run reads; stored records do not change", "设置下次运行从何时开始读取；已入库的记录不变");

    public static LocalizedText StateReset =>
        new(
            "deletes the records and windows of a scheme from the store; its target does not change",
            "清空数据池里这个方案的记录和窗口；目标不变"
        );

    public static LocalizedText StateAdopt =>
        new(
            "takes over the target's checkpoint; records that are fetched again are written again",
            "接管目标的检查点；重新取到的记录会再写一次"
        );

    public static LocalizedText StateBackUp =>
        new("copies a consistent snapshot of the store to a file, while runs continue", "在线备份：把数据池的一致快照写到文件，不影响运行");

    public static LocalizedText StateCheck =>
        new("checks for records and deliveries that no step would process", "自检：查找任何步骤都不会处理的记录和批次");

    // secrets
    public static LocalizedText Secrets =>
        new(
            "stores secrets encrypted in the state directory, for ${secret:NAME} in environments",
            "密钥：加密保存在状态目录，环境文件里用 ${secret:NAME} 引用"
        );

    public static LocalizedText SecretsSet =>
        new(
            "prompts for the value or reads it from standard input; never from the command line, which other users can see",
            "保存密钥：提示输入或从标准输入读取；不从命令行读取，因为其他用户看得到命令行"
        );

    public static LocalizedText SecretsList => new("lists the names, never the values", "列出名称，不显示值");

    public static LocalizedText SecretsRemove => new("deletes a secret", "删除密钥");

    // tokens
    public static LocalizedText Tokens =>
        new(
            "manages tokens with which programs call the API: each with a role, for one scheme or all; the store keeps their hashes",
            "令牌：程序用它调用 API，各有角色，限于一个方案或不限；数据池只存令牌的哈希"
        );

    public static LocalizedText TokensCreate => new("creates a token and shows it once", "创建令牌，只显示这一次");

    public static LocalizedText TokensList => new("lists the names, never the tokens", "列出名称，不显示令牌");

    public static LocalizedText TokensRevoke => new("revokes a token: the host rejects it from then on", "收回令牌：主机从此拒绝它");

    // users
    public static LocalizedText Users =>
        new("manages the people who may log in; the store keeps hashes of their passwords", "用户：谁可以登录；数据池只存密码的哈希");

    public static LocalizedText UsersAdd =>
        new("adds a user; prompts for the password or reads it from standard input", "添加用户：提示输入密码，或从标准输入读取");

    public static LocalizedText UsersList => new("lists the users", "列出用户");

    public static LocalizedText UsersSet =>
        new("gives a user another role or password; its sessions and a lock-out end", "修改用户的角色或密码；其会话和锁定随之结束");

    public static LocalizedText UsersRemove => new("removes a user, whose sessions end", "删除用户，其会话随之结束");

    // audit
    public static LocalizedText Audit => new("shows who has changed what, from where", "审计：谁在哪里改了什么");
}
