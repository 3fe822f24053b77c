namespace QingYi.Server.Commands;

/// <summary>What <c>preview --trace</c> prints.</summary>
internal static class TraceTexts
{
    public static LocalizedText Request => new("request of the source", "源端请求");

    public static LocalizedText Parameter => new("parameter", "参数");

    public static LocalizedText Steps => new("steps", "步骤");

    public static LocalizedText Value => new("value", "值");

    public static LocalizedText NotShown =>
        new(
            "nothing can be shown before the source's connector, connection, api and id are set correctly.",
            "源端的连接器、连接、接口和 id 都正确之后才能查看。"
        );

    public static LocalizedText Record(int number) => new($"record {number}", $"第 {number} 条记录");

    public static LocalizedText Deleted => new("is deleted when", "视为已删除的条件");

    public static LocalizedText Condition => new("is kept when", "保留的条件");

    public static LocalizedText Or => new("or when", "或者");

    public static LocalizedText Dropped => new("dropped: none of the lists of conditions holds", "被过滤：没有一组条件成立");

    public static LocalizedText NoElements => new("no record is stored: the array has no elements", "没有记录入库：数组没有元素");

    public static LocalizedText Comparison(string field, string logic, string? operand, string value) =>
        new($"{field} {logic} {operand}".TrimEnd() + $" (it is {value})", $"{field} {logic} {operand}".TrimEnd() + $"（实际为 {value}）");

    public static LocalizedText DropsElements => new("; elements that do not meet it are dropped", "；不满足的元素被去掉");

    public static LocalizedText Stored(string id, string number) =>
        number.Length == 0 ? new($"record {id}", $"记录 {id}") : new($"record {id}, number {number}", $"记录 {id}，单号 {number}");

    public static LocalizedText StoredDeleted => new(" (deleted)", "（已删除）");

    public static LocalizedText NoId => new("without an id", "没有 id");

    public static LocalizedText Group(IReadOnlyList<string> records) =>
        new($"document of {string.Join(", ", records)}", $"由 {string.Join("、", records)} 组成的单据");

    public static LocalizedText Rejected(LocalizedText why) => new($"rejected: {why}", $"拒绝：{why}");

    public static LocalizedText Held(LocalizedText why) => new($"not sent: {why}", $"不发送：{why}");

    public static LocalizedText Objects(int count, string? array) =>
        array is null
            ? new($"{count} {(count == 1 ? "object" : "objects")}", $"{count} 行")
            : new($"{count} {(count == 1 ? "object" : "objects")}, one for each of {array}", $"{count} 行，{array} 每个元素一行");

    public static LocalizedText Step(string name) =>
        name switch
        {
            "template" => new("template", "模板"),
            "default" => new("default", "缺省值"),
            "format" => new("format", "格式"),
            "type" => new("type", "类型"),
            _ => new("parser", "解析"),
        };
}
