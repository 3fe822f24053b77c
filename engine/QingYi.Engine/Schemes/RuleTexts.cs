using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>What is wrong with a scheme whose keys have the right shape.</summary>
internal static class RuleTexts
{
    // The scheme.
    public static LocalizedText NoId { get; } =
        new(
            $"the scheme has no id. Add a line such as {DocumentTexts.MissingLine("scheme", "orders-to-mysql")}.",
            $"方案没有 id。请加一行，例如 {DocumentTexts.MissingLine("scheme", "orders-to-mysql")}。"
        );

    public static LocalizedText BadId(string? id) =>
        new(
            $"the id '{id}' may hold only a-z, 0-9 and '-', and begins with a letter or digit; or it is a UUID.",
            $"id '{id}' 只能包含 a-z、0-9 和 '-'，并以字母或数字开头；也可以是 UUID。"
        );

    public static LocalizedText IdTooLong { get; } = new("the id is longer than 64 characters. Shorten it.", "id 超过 64 个字符。请改短。");

    public static LocalizedText UnknownVersion(int? version) =>
        new(
            $"version {version} of the file format is not known here. Write 'version: 1', or install a newer QingYi.",
            $"不认识文件格式的版本 {version}。请写 'version: 1'，或安装更新的 QingYi。"
        );

    public static LocalizedText UnknownTimeZone(string zone) =>
        new(
            $"'{zone}' is not a time zone. Use an IANA name such as Asia/Shanghai, Europe/Berlin or UTC.",
            $"'{zone}' 不是时区。请用 IANA 名称，例如 Asia/Shanghai、Europe/Berlin 或 UTC。"
        );

    public static LocalizedText BadTimestampUnit(string unit) =>
        new($"'timestampUnit' must be s or ms, but is '{unit}'.", $"'timestampUnit' 必须是 s 或 ms，现在是 '{unit}'。");

    public static LocalizedText BadFunctionErrors(string value) =>
        new($"'functionErrors' must be record or text, but is '{value}'.", $"'functionErrors' 必须是 record 或 text，现在是 '{value}'。");

    // When it runs.
    public static LocalizedText BadSchedule(string? schedule) =>
        new(
            $"'{schedule}' is not a schedule. Write five fields 'minute hour day month weekday', e.g. '*/10 * * * *' "
                + $"for every ten minutes (six with seconds first).",
            $"'{schedule}' 不是定时。请写五段 '分 时 日 月 周'，例如 '*/10 * * * *' 表示每十分钟（六段时以秒开头）。"
        );

    public static LocalizedText BadMissed(string value) =>
        new($"'missed' must be last, all or none, but is '{value}'.", $"'missed' 必须是 last、all 或 none，现在是 '{value}'。");

    public static LocalizedText BadStartFrom(string? time) =>
        new(
            $"'startFrom' must be a time such as '2024-06-01 00:00:00', but is '{time}'.",
            $"'startFrom' 必须是时间，例如 '2024-06-01 00:00:00'，现在是 '{time}'。"
        );

    // Its sides.
    public static LocalizedText NoSource { get; } =
        new(
            $"the scheme has no {DocumentTexts.MissingKey("source")}. Add it, with 'connector', 'connection' and 'api'.",
            $"方案没有 {DocumentTexts.MissingKey("source")}。请添加，并写上 'connector'、'connection' 和 'api'。"
        );

    public static LocalizedText NoTarget { get; } =
        new(
            $"the scheme has no {DocumentTexts.MissingKey("target")}. Add it, with 'connector', 'connection' and 'api'.",
            $"方案没有 {DocumentTexts.MissingKey("target")}。请添加，并写上 'connector'、'connection' 和 'api'。"
        );

    public static LocalizedText NoConnector(LocalizedText side) =>
        new(
            $"the {side} has no 'connector'. Name one, e.g. {DocumentTexts.MissingLine("connector", "mysql")}; "
                + $"'qingyi connectors' lists what is installed.",
            $"{side}没有写 'connector'。请写上，例如 {DocumentTexts.MissingLine("connector", "mysql")}；'qingyi connectors' 列出已安装的连接器。"
        );

    public static LocalizedText NoApi(LocalizedText side) =>
        new(
            $"the {side} has no {DocumentTexts.MissingKey("api")}. Name one; 'qingyi connectors NAME' lists them.",
            $"{side}没有写 {DocumentTexts.MissingKey("api")}。请写上；'qingyi connectors NAME' 列出全部接口。"
        );

    public static LocalizedText BadEffect(string? effect) =>
        new($"'effect' must be QUERY or EXECUTE, but is '{effect}'.", $"'effect' 必须是 QUERY 或 EXECUTE，现在是 '{effect}'。");

    public static LocalizedText BadRedeliver(string value) =>
        new($"'redeliver' must be changed or always, but is '{value}'.", $"'redeliver' 必须是 changed 或 always，现在是 '{value}'。");

    public static LocalizedText PageTooSmall(int? size) =>
        new($"'pageSize' must be at least 1, but is {size}.", $"'pageSize' 至少为 1，现在是 {size}。");

    public static LocalizedText NegativeStartPage(int? page) =>
        new($"'startPage' must not be negative, but is {page}.", $"'startPage' 不能是负数，现在是 {page}。");

    public static LocalizedText WindowTooShort { get; } = new("'maxWindow' must be at least 1s.", "'maxWindow' 至少为 1s。");

    // Its delivery.
    public static LocalizedText BatchOutOfRange(int? batch) =>
        new($"'batch' must be between 1 and 10000, but is {batch}.", $"'batch' 必须在 1 到 10000 之间，现在是 {batch}。");

    public static LocalizedText ParallelismOutOfRange(int parallelism) =>
        new($"'parallelism' must be between 1 and 16, but is {parallelism}.", $"'parallelism' 必须在 1 到 16 之间，现在是 {parallelism}。");

    public static LocalizedText RetriesOutOfRange(int retries) =>
        new($"'retries' must be between 1 and 100, but is {retries}.", $"'retries' 必须在 1 到 100 之间，现在是 {retries}。");

    public static LocalizedText BadDrift(string value) =>
        new(
            $"'drift' must be ignore, report, park or fail, but is '{value}'.",
            $"'drift' 必须是 ignore、report、park 或 fail，现在是 '{value}'。"
        );

    public static LocalizedText BadReconcileAction(string value) =>
        new(
            $"'action' of reconcile must be report, mark or delete, but is '{value}'.",
            $"reconcile 的 'action' 必须是 report、mark 或 delete，现在是 '{value}'。"
        );

    public static LocalizedText BadOnError(string value) =>
        new($"'onError' must be reject or stop, but is '{value}'.", $"'onError' 必须是 reject 或 stop，现在是 '{value}'。");
}
