using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Compilation;

/// <summary>What is wrong with the source and the target of a scheme.</summary>
internal static class CompilationTexts
{
    // Connector, connection and api.
    public static LocalizedText NoConnection(string side, string environment, IEnumerable<string> known) =>
        new(
            $"the {SchemeTexts.Side(side)} has no {DocumentTexts.MissingKey("connection")}. "
                + $"The environment {environment} has: {string.Join(", ", known)}.",
            $"{SchemeTexts.Side(side)}没有写 {DocumentTexts.MissingKey("connection")}。环境 {environment} 里有：{string.Join("、", known)}。"
        );

    public static LocalizedText UnknownConnection(string connection, string environment, IReadOnlyList<string> known) =>
        new(
            $"the connection '{connection}' is not in the environment {environment}."
                + $"{NameSuggestion.DidYouMean(connection, known)} It has: {string.Join(", ", known)}. Add it there.",
            $"环境 {environment} 里没有连接 '{connection}'。"
                + $"{NameSuggestion.DidYouMean(connection, known)}已有：{string.Join("、", known)}。请在其中添加。"
        );

    /// <param name="side">source or target.</param>
    /// <param name="connector">The connector of the scheme.</param>
    /// <param name="connection">The connection.</param>
    public static LocalizedText WrongConnector(string side, string connector, Connection connection) =>
        new(
            $"the {SchemeTexts.Side(side)} is written for the connector '{connector}', but the connection '{connection.Name}' belongs to "
                + $"'{connection.Connector}'. Name another connection, or change 'connector'.",
            $"{SchemeTexts.Side(side)}是为连接器 '{connector}' 写的，但连接 '{connection.Name}' 属于 '{connection.Connector}'。"
                + $"请换一个连接，或修改 'connector'。"
        );

    public static LocalizedText UnknownApi(string connector, string api, IReadOnlyList<string> known) =>
        new(
            $"the connector '{connector}' has no api '{api}'.{NameSuggestion.DidYouMean(api, known)} It has: {string.Join(", ", known)}.",
            $"连接器 '{connector}' 没有接口 '{api}'。{NameSuggestion.DidYouMean(api, known)}已有：{string.Join("、", known)}。"
        );

    public static LocalizedText WritesAsSource(string api, string connector) =>
        new(
            $"the api '{api}' writes, so it cannot be a source. 'qingyi connectors {connector}' shows which apis read and which write.",
            $"接口 '{api}' 是写入的，不能用作源端。'qingyi connectors {connector}' 会列出哪些接口读取、哪些写入。"
        );

    public static LocalizedText ReadsAsTarget(string api, string connector) =>
        new(
            $"the api '{api}' reads, so it cannot be a target. 'qingyi connectors {connector}' shows which apis read and which write.",
            $"接口 '{api}' 是读取的，不能用作目标。'qingyi connectors {connector}' 会列出哪些接口读取、哪些写入。"
        );

    public static LocalizedText CannotBe(string connector, string side) =>
        new(
            $"the connector '{connector}' cannot be a {SchemeTexts.Side(side)}. Name another connector.",
            $"连接器 '{connector}' 不能用作{SchemeTexts.Side(side)}。请换一个连接器。"
        );

    // Parameters.
    public static LocalizedText UndeclaredParameter(string name, string api, IEnumerable<string> known) =>
        new(
            $"'{name}' is not a declared parameter of {api}.{NameSuggestion.DidYouMean(name, known)} It is sent as written.",
            $"'{name}' 不是 {api} 声明的参数。{NameSuggestion.DidYouMean(name, known)}将原样发送。"
        );

    public static LocalizedText ForeignParameter(string name) =>
        new($"the connector made the parameter '{name}' itself", $"连接器自行构造了参数 '{name}'");

    public static LocalizedText ReportForeignParameter { get; } =
        new(
            "Report it to the author of the connector: parameters come from the draft, or from DraftNode.Parameter.",
            "请告知连接器的作者：参数只能取自 draft，或由 DraftNode.Parameter 生成。"
        );

    // The source.
    public static LocalizedText NoId(string api) =>
        new(
            $"the source has no 'id', and the api '{api}' declares none. Name the field that identifies a record, "
                + $"e.g. {DocumentTexts.MissingLine("id", "orderId")}.",
            $"源端没有写 'id'，接口 '{api}' 也没有声明。请写上标识一条记录的字段，例如 {DocumentTexts.MissingLine("id", "orderId")}。"
        );

    public static LocalizedText NotAFieldPath(string text) =>
        new(
            $"'{text}' is not the path of a field. Write a name such as tradeId, without filters; one with spaces or signs in "
                + $"backticks: `Order ID`.",
            $"'{text}' 不是字段的路径。请写名称，例如 tradeId，不带过滤器；含空格或符号的名称加反引号：`Order ID`。"
        );

    public static LocalizedText UnknownArray(string name, IReadOnlyList<string> declared) =>
        new(
            $"the source's api declares no array '{name}'.{NameSuggestion.DidYouMean(name, declared)} Declared "
                + $"arrays: {string.Join(", ", declared)}.",
            $"源端的接口没有声明数组 '{name}'。{NameSuggestion.DidYouMean(name, declared)}已声明的数组：{string.Join("、", declared)}。"
        );

    public static LocalizedText PageTooLarge(int size, int most) =>
        new(
            $"'pageSize' is {size}, but the connection allows at most {most}. Lower it, or raise the "
                + $"connection's limit if the vendor allows more.",
            $"'pageSize' 是 {size}，但连接最多允许 {most}。请改小；如果厂商允许更多，也可以调高连接的上限。"
        );

    public static LocalizedText LogWithIdCheck(string api) =>
        new(
            $"the api '{api}' reads a log of changes, and with 'idCheck: true' later changes of a delivered record are "
                + $"not delivered. Remove 'idCheck', or set it to false.",
            $"接口 '{api}' 读取变更日志，而 'idCheck: true' 使已写入的记录之后的变更不再写入。请删除 'idCheck'，或设为 false。"
        );

    public static LocalizedText LogWithRemedy(string api) =>
        new(
            $"the api '{api}' reads a log from where the last run ended, so 'omissionRemedy' cannot make it read other records. Remove it.",
            $"接口 '{api}' 从上次运行结束处继续读取日志，'omissionRemedy' 无法让它读取其他记录。请删除。"
        );

    // Conditions.
    public static LocalizedText UnknownLogic(string logic, IReadOnlyList<string> known) =>
        new(
            $"'{logic}' is not a logic of a condition.{NameSuggestion.DidYouMean(logic, known)} Known: {string.Join(", ", known)}.",
            $"'{logic}' 不是条件的 logic。{NameSuggestion.DidYouMean(logic, known)}可用：{string.Join("、", known)}。"
        );

    public static LocalizedText ConditionWithoutValue(string logic, string field) =>
        new(
            $"the condition '{logic}' on '{field}' needs a {DocumentTexts.MissingKey("value")} to compare with. "
                + $"Add it; for empty fields use isnull or notnull.",
            $"字段 '{field}' 的条件 '{logic}' 需要用来比较的 {DocumentTexts.MissingKey("value")}。请添加；判断字段是否为空请用 isnull 或 notnull。"
        );

    public static LocalizedText NotAConditionPath(string field) =>
        new(
            $"'{field}' is not the path of a field. Write a name such as status or items.sku, without filters; one "
                + $"with spaces or signs in backticks: `Order ID`.",
            $"'{field}' 不是字段的路径。请写名称，例如 status 或 items.sku，不带过滤器；含空格或符号的名称加反引号：`Order ID`。"
        );

    // The target.
    public static LocalizedText WrittenInOrder(int parallelism, LocalizedText reason) =>
        new(
            $"'parallelism' is {parallelism}, but these documents are written one after the other: "
                + $"{reason}. Write 1, or leave the key out.",
            $"'parallelism' 是 {parallelism}，但这些单据必须逐张写入：{reason}。请写 1，或去掉这个键。"
        );

    public static LocalizedText GroupsFormOnceARun { get; } =
        new("the target groups records, and groups form once a run", "目标会合并记录，而每次运行只合并一次");

    public static LocalizedText TakesNoBatches(string api, string connector) =>
        new(
            $"the api '{api}' of '{connector}' takes one request a call, so 'batchArraySave' has no effect there. "
                + $"Remove the operation; 'delivery: {{ batch: N }}' sets how many documents a transaction has.",
            $"'{connector}' 的接口 '{api}' 每次调用只接收一个请求，'batchArraySave' 在这里不起作用。"
                + $"请删除该 operation；每个事务有多少张单据由 'delivery: {{ batch: N }}' 设置。"
        );

    public static LocalizedText TakesNoKey(string api) =>
        new(
            $"'key' of otherRequest puts the request into a list, which the api '{api}' does not take. Remove it.",
            $"otherRequest 的 'key' 把请求放进列表，而接口 '{api}' 不接收列表。请删除。"
        );

    public static LocalizedText UnusedResponse(string field) =>
        new(
            $"the value of '{field}' in the target's response is not used: only 'primaryWriteback' is kept of an "
                + $"answer. Put the field below 'primaryWriteback'.",
            $"目标的 response 里 '{field}' 的值不会用到：返回值只保留 'primaryWriteback'。请把该字段写到 'primaryWriteback' 下面。"
        );

    // Deletions.
    public static LocalizedText DividedDeletes { get; } =
        new(
            "the source sends deletions, but its records are divided by 'beatFlat' or 'splitArray'. A deletion that contains only "
                + "the key does not tell which of them it concerns, so it is dropped.",
            "源端会发送删除，但它的记录被 'beatFlat' 或 'splitArray' 拆分。只带主键的删除看不出涉及其中哪一条，因此被丢弃。"
        );

    public static LocalizedText GroupedDeletes { get; } =
        new(
            "the source sends deletions, but the target groups records, and deletions do not pass through groups: a record deleted at "
                + "the source stays at the target.",
            "源端会发送删除，但目标会合并记录，而删除不能合并：源端已删除的记录会留在目标。"
        );

    public static LocalizedText UnhandledDeletes(string api) =>
        new(
            $"the source sends deletions, but the api '{api}' does not handle them: a record deleted at the source stays at the target.",
            $"源端会发送删除，但接口 '{api}' 不处理删除：源端已删除的记录会留在目标。"
        );

    // Reconciliation.
    public static LocalizedText LogWithReconcile(string api) =>
        new(
            $"the api '{api}' reads a log, which has no listing of ids and reports deletions itself. Remove 'reconcile'.",
            $"接口 '{api}' 读取变更日志，没有 id 清单，并且自己会报告删除。请去掉 'reconcile'。"
        );

    public static LocalizedText ReconcileCannotDelete(string api) =>
        new(
            $"'action: delete' needs a target that handles deletions, but the request of the api '{api}' does not. Set 'on_delete' or "
                + "'delete_sql' where the api has it, use {{RECORD_CHANGE}} in the request, or write 'action: mark'.",
            $"'action: delete' 需要能处理删除的目标，而接口 '{api}' 的请求不处理。接口有 'on_delete' 或 'delete_sql' 时请设置，"
                + "或在请求里使用 {{RECORD_CHANGE}}，或写 'action: mark'。"
        );

    public static LocalizedText ListingDoesNotDivide { get; } =
        new(
            "the source divides its records by 'beatFlat' or 'splitArray', so a listing of other records does not have their ids. Remove "
                + "'reconcile.source', or divide its records in the same way.",
            "源端用 'beatFlat' 或 'splitArray' 拆分记录，别的清单里没有这些 id。请去掉 'reconcile.source'，或用同样的方式拆分它的记录。"
        );

    public static LocalizedText HandleDeletes { get; } = new("Use {{RECORD_CHANGE}} in the request.", "请在请求里使用 {{RECORD_CHANGE}}。");

    /// <param name="parameter">The parameter of the api that says what a deletion does.</param>
    public static LocalizedText HandleDeletesWith(string parameter) =>
        new(
            $"Set '{parameter}', or use {{{{RECORD_CHANGE}}}} in the request.",
            $"请设置 '{parameter}'，或在请求里使用 {{{{RECORD_CHANGE}}}}。"
        );
}
