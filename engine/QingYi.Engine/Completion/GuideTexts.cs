namespace QingYi.Engine.Completion;

/// <summary>What constants, filters, formats and parsers do.</summary>
internal static class GuideTexts
{
    /// <summary>A constant.</summary>
    public static LocalizedText Constant(string name) =>
        name switch
        {
            "LAST_SYNC_TIME" => new(
                "the start of the window: the end of the last one, less the look-back",
                "窗口的起点：上一窗口的终点减去 lookback"
            ),
            "CURRENT_TIME" => new("the end of the window", "窗口的终点"),
            "PAGINATION_PAGE_SIZE" => new("the number of records of a page", "每页的记录数"),
            "PAGINATION_START_PAGE" => new("the number of the page", "页码"),
            "PAGINATION_START_ROW" => new("the number of records before the page", "该页之前的记录数"),
            "SCHEME_ID" => new("the id of the scheme", "方案的 id"),
            "RUN_ID" => new("the id of the run", "运行的 id"),
            "RECORD_CHANGE" => new("the change of the record at its source: upsert or delete", "记录在源端的变更：upsert 或 delete"),
            "DAYS_AGO_7" => new("CURRENT_TIME less seven days; any number", "CURRENT_TIME 之前 7 天，数字可改"),
            "HOURS_AGO_1" => new("CURRENT_TIME less one hour; any number", "CURRENT_TIME 之前 1 小时，数字可改"),
            "MINUTES_AGO_30" => new("CURRENT_TIME less thirty minutes; any number", "CURRENT_TIME 之前 30 分钟，数字可改"),
            "MONTHS_AGO_1" => new("CURRENT_TIME less one month; any number", "CURRENT_TIME 之前 1 个月，数字可改"),
            _ => LocalizedText.Empty,
        };

    /// <summary>A filter of a placeholder.</summary>
    public static LocalizedText Filter(string name) =>
        name switch
        {
            "datetime" => new("a time as `yyyy-MM-dd HH:mm:ss`", "时间，格式 `yyyy-MM-dd HH:mm:ss`"),
            "date" => new("a time as `yyyy-MM-dd`", "日期，格式 `yyyy-MM-dd`"),
            "time" => new("a time as `HH:mm:ss`", "时刻，格式 `HH:mm:ss`"),
            "iso8601" => new("a time as ISO 8601 with its zone", "ISO 8601 时间，带时区"),
            "format" => new("a time in a form of your own: `format(\"yyyyMMdd\")`", "按指定格式写时间：`format(\"yyyyMMdd\")`"),
            "timestamp" => new("a time as Unix seconds", "Unix 时间戳，秒"),
            "timestamp_ms" => new("a time as Unix milliseconds", "Unix 时间戳，毫秒"),
            "addDays" => new("adds days: `addDays:1`, also negative", "加若干天：`addDays:1`，可为负数"),
            "addMonths" => new("adds months: `addMonths:1`", "加若干月：`addMonths:1`"),
            "addHours" => new("adds hours: `addHours:-8`", "加若干小时：`addHours:-8`"),
            "addMinutes" => new("adds minutes: `addMinutes:30`", "加若干分钟：`addMinutes:30`"),
            "round" => new("rounds to two digits, or as many as given: `round(4)`", "四舍五入，默认两位小数：`round(4)`"),
            "intval" => new("the whole number without its fraction", "取整，去掉小数"),
            "amount" => new("an amount of money: `￥1,000.00`", "金额：`￥1,000.00`"),
            "longText" => new("cuts a text after 15 characters, or as many as given", "截断文本，默认 15 个字符"),
            "implode" => new(
                "joins a list with commas, or the given separator: `implode(';')`",
                "用逗号或指定分隔符连接列表：`implode(';')`"
            ),
            "upper" => new("in capital letters", "转大写"),
            "lower" => new("in small letters", "转小写"),
            "trim" => new("without blanks at both ends", "去掉首尾空白"),
            "default" => new("a value in place of null and an empty text: `default('-')`", "代替 null 和空文本的值：`default('-')`"),
            "json" => new("as JSON text", "JSON 文本"),
            _ => LocalizedText.Empty,
        };

    /// <summary>A format of a node.</summary>
    public static LocalizedText Format(string name) =>
        name switch
        {
            "date" => new("`2024-03-15`", "`2024-03-15`"),
            "time" => new("`14:30:25`", "`14:30:25`"),
            "dateTime" => new("`2024-03-15 14:30`", "`2024-03-15 14:30`"),
            "shortDate" => new("`03-15`", "`03-15`"),
            "shortTime" => new("`14:30`", "`14:30`"),
            "shortDateTime" => new("`03-15 14:30`", "`03-15 14:30`"),
            "longText" => new("cut after 15 characters, or as many as given: `longText(20)`", "截断，默认 15 个字符：`longText(20)`"),
            "intval" => new("the whole number without its fraction", "取整，去掉小数"),
            "round" => new("two digits, or as many as given: `round(4)`", "两位小数，或指定位数：`round(4)`"),
            "amount" => new("an amount of money: `￥1,000.00`", "金额：`￥1,000.00`"),
            "implode" => new("a list joined with a separator: `implode(',')`", "用分隔符连接列表：`implode(',')`"),
            _ => LocalizedText.Empty,
        };

    /// <summary>A parser of a node.</summary>
    public static LocalizedText Parser(string name) =>
        name switch
        {
            "StringToArray" => new("splits a text: `StringToArray(\",\")`", "拆分文本：`StringToArray(\",\")`"),
            "ArrayToString" => new("joins a list: `ArrayToString(\",\")`", "连接列表：`ArrayToString(\",\")`"),
            "ConvertJson" => new("an object as a list of `{\"Key\":…,\"Value\":…}`", "把对象变成 `{\"Key\":…,\"Value\":…}` 的列表"),
            "ConvertObjectParser" => new(
                "wraps a value: `ConvertObjectParser(\"FNumber\")` gives `{\"FNumber\":v}`",
                "包装值：`ConvertObjectParser(\"FNumber\")` 得到 `{\"FNumber\":v}`"
            ),
            "ConvertObjectsParser" => new("wraps each element of a list", "包装列表的每个元素"),
            "ConvertTwoStageObjectParser" => new("wraps a value twice: `(a,b)` gives `{a:{b:v}}`", "包装两层：`(a,b)` 得到 `{a:{b:v}}`"),
            "ArrayUnique" => new("each element of a list once", "列表去重"),
            "K3WiseHeiHuCustomParser" => new("`[{\"keyName\":key,\"keyValue\":v}]`", "`[{\"keyName\":key,\"keyValue\":v}]`"),
            _ => LocalizedText.Empty,
        };
}
