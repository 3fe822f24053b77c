namespace QingYi.Server.Assistants;

/// <summary>What the tools say to an assistant, and it to its user.</summary>
internal static class AssistantTexts
{
    public static LocalizedText Instructions { get; } =
        new(
            "QingYi runs integration schemes: a YAML file names a source and a target, and placeholders such as {{tradeNo}} join them. "
                + "These tools look at connectors, connections, schemes, runs and records, and try out the text of a scheme. Only those "
                + "that say so change anything; 'sample' and the tools about connections call the other system.",
            "轻易运行集成方案：一个 YAML 文件写明源端和目标，用 {{tradeNo}} 这样的占位符把它们接起来。这些工具查看连接器、连接、方案、运行和记录，"
                + "并试用方案文本。只有注明会改动的工具才改动；'sample' 和关于连接的工具会调用对方系统。"
        );

    public static LocalizedText Connectors { get; } =
        new("Lists the installed connectors with the names of their apis.", "列出已安装的连接器及其接口名。");

    public static LocalizedText Api { get; } =
        new(
            "Describes one api of a connector: its parameters, the fields of its records, its id. Without 'api': the options of a "
                + "connection.",
            "说明连接器的一个接口：参数、记录的字段、id。不给 'api' 时：连接的参数。"
        );

    public static LocalizedText Connections { get; } =
        new("Lists the connections of the environment with their connectors.", "列出环境里的连接及其连接器。");

    public static LocalizedText Browse { get; } =
        new(
            "Lists what a connection contains below 'path' (tables, files, sheets; empty: the top), or the fields of the entry at 'path'.",
            "列出连接在 'path' 之下的内容（库表、文件、工作表；空：顶层），或 'path' 处条目的字段。"
        );

    public static LocalizedText Draft { get; } =
        new(
            "Drafts the 'request' of 'api' for the entry at 'path', such as the INSERT of a table with its parameters.",
            "为 'path' 处的条目起草接口 'api' 的 'request'，例如某张表的 INSERT 及其参数。"
        );

    public static LocalizedText Check { get; } =
        new(
            "Checks the text of a scheme ('scheme', YAML): all problems with line, column, code and next step.",
            "检查方案文本（'scheme'，YAML）：列出全部问题，带行、列、代码和处理办法。"
        );

    public static LocalizedText Preview { get; } =
        new(
            "Renders what a run of the scheme text would send for 'records', a list of objects as the source sends them.",
            "按方案文本渲染 'records'（源端返回的对象列表），显示运行将要发送的内容。"
        );

    public static LocalizedText Trace { get; } =
        new(
            "Follows 'records' through the scheme text step by step, to each parameter after template, format, type and parser.",
            "逐步跟踪 'records' 在方案文本里的处理，直到每个参数经过模板、格式、类型、解析之后的值。"
        );

    public static LocalizedText Sample { get; } =
        new(
            "Fetches one page of the source of a scheme text, at most 50 records in one attempt: calls, raw answers, records, fields.",
            "按方案文本取源端一页数据，一次尝试，最多 50 条：调用、原始应答、记录、字段。"
        );

    public static LocalizedText Schemes { get; } =
        new(
            "Lists the scheme files of the folder; with 'file', returns the text of one.",
            "列出目录里的方案文件；给出 'file' 时返回其文本。"
        );

    public static LocalizedText Runs { get; } =
        new(
            "Lists the last runs, of one 'scheme' or of all: counts, times, faults.",
            "列出最近的运行（某个 'scheme' 或全部）：数量、时间、故障。"
        );

    public static LocalizedText Records { get; } =
        new(
            "Lists records of a scheme by 'status' (waiting, delivered, rejected, parked, skipped), 'code' and 'find' (an id or a number).",
            "按 'status'（waiting、delivered、rejected、parked、skipped）、'code' 和 'find'（id 或单号）列出方案的记录。"
        );

    public static LocalizedText Record { get; } =
        new(
            "Shows one record by its id: content, history, and the request it is sent as.",
            "按 id 显示一条记录：内容、经过，以及发送的请求。"
        );

    public static LocalizedText Explain { get; } =
        new(
            "Says why the record with this id or number has not arrived at the target, and what to do.",
            "说明这个 id 或单号的记录为什么没有到达目标，以及该怎么办。"
        );

    public static LocalizedText Run { get; } =
        new(
            "Starts a run of a scheme on the host, which reads its source and writes to its target. 'from' and 'to' fill in a time range.",
            "在主机上启动方案的一次运行：读取源端，写入目标。给出 'from' 和 'to' 时补取这段时间。"
        );

    public static LocalizedText Retry { get; } =
        new(
            "Makes rejected or parked records wait for delivery again: those of 'ids', of a status, or of an error code.",
            "让被拒绝或等待关联的记录重新等待写入：按 'ids'、状态或错误代码选择。"
        );

    public static LocalizedText Skip { get; } =
        new(
            "Marks records as skipped, so that they are not delivered: those of 'ids', of a status, or of an error code.",
            "把记录标为跳过，不再写入：按 'ids'、状态或错误代码选择。"
        );

    public static LocalizedText IsMasked { get; } =
        new(
            "the text contains ***, which stands for a secret of the host. Let a person save it.",
            "文本含有 ***，它代替了主机的密钥。请由人来保存。"
        );

    public static LocalizedText Save { get; } =
        new(
            "Saves the text of a scheme file on the host, which runs it at once; 'version' is the one that it replaces (none: a new file). "
                + "A text with errors is not saved.",
            "在主机上保存方案文件，主机立即采用；'version' 是被替换的版本（不给：新文件）。有错误的文本不保存。"
        );

    public static LocalizedText Error { get; } =
        new("Explains an error code such as QY2109: cause and what to do.", "说明一个错误代码，例如 QY2109：原因和处理办法。");

    public static LocalizedText WriteScheme { get; } = new("Writes an integration scheme from a description.", "按描述编写集成方案。");

    public static LocalizedText HowToWrite(string description) =>
        new(
            $"""
            Write a QingYi integration scheme for this: {description}

            1. `connectors`, then `api` of the source: which api brings the records, its parameters, its id and fields.
            2. `connections`; `browse` the target's connection to its tables and their columns; `draft` the request of the api `execute` for
               each table. One record becomes one header row (`main_params`, `main_sql`) and, for each element of an array, detail rows
               (`extend_params_1`, `extend_sql_1`); `:lastInsertId` is the header's generated key.
            3. Write the YAML: `scheme`, `source` (connector, connection, api, request with LAST_SYNC_TIME and CURRENT_TIME), `target`
               (connector, connection, api, request). Values in quotes; `field.below` walks arrays. The page on the language is the resource
               `qingyi://scheme-language`.
            4. `check` it until there is no error; `error` explains a code.
            5. `sample` the source, then `preview` and `trace` with a record of it, until each parameter has the value that is wanted.
            6. Show the user the scheme and what it would send for one record. Invent no field, table or column.
            """,
            $"""
            请为下面的需求编写轻易集成方案：{description}

            1. 用 `connectors`，再用源端的 `api`：由哪个接口取得记录，它的参数、id 和字段。
            2. 用 `connections`；用 `browse` 查看目标连接的库表和列；用 `draft` 为每张表起草接口 `execute` 的请求。一条记录写一行表头
               （`main_params`、`main_sql`），数组的每个元素写一行明细（`extend_params_1`、`extend_sql_1`）；`:lastInsertId` 是表头的自增主键。
            3. 编写 YAML：`scheme`，`source`（connector、connection、api、带 LAST_SYNC_TIME 和 CURRENT_TIME 的 request），`target`
               （connector、connection、api、request）。值加引号；`字段.下级` 会遍历数组。语言说明见资源 `qingyi://scheme-language`。
            4. 反复 `check`，直到没有错误；`error` 说明代码。
            5. 用 `sample` 取源端数据，再用其中一条记录 `preview` 和 `trace`，直到每个参数都是想要的值。
            6. 把方案和一条记录将要发送的内容给用户看。不要编造字段、表或列。
            """
        );

    public static LocalizedText NoCode(string code) => new($"there is no error code '{code}'.", $"没有错误代码 '{code}'。");

    public static LocalizedText NoConnection(string name, IReadOnlyList<string> known) =>
        new(
            $"the environment has no connection '{name}'. It has: {string.Join(", ", known)}.",
            $"环境没有连接 '{name}'。现有：{string.Join("、", known)}。"
        );

    public static LocalizedText NoApi(string connector, string api, IReadOnlyList<string> known) =>
        new(
            $"'{connector}' has no api '{api}'. It has: {string.Join(", ", known)}.",
            $"'{connector}' 没有接口 '{api}'。现有：{string.Join("、", known)}。"
        );

    public static LocalizedText NoFile(string file) => new($"the folder has no scheme file '{file}'.", $"目录里没有方案文件 '{file}'。");
}
