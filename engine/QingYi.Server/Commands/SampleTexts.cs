using System.Globalization;

namespace QingYi.Server.Commands;

/// <summary>What <c>sample</c> prints.</summary>
internal static class SampleTexts
{
    public static LocalizedText Fields => new("fields", "字段");

    public static LocalizedText Seen => new("records", "记录数");

    public static LocalizedText Value => new("sample", "样例");

    public static LocalizedText NotDeclared => new("not declared", "未声明");

    public static LocalizedText Answer => new("answer", "应答");

    public static LocalizedText Request => new("request", "请求");

    public static LocalizedText NeedsConnection =>
        new(
            "nothing can be fetched before the source's connector, connection, api and id are set correctly.",
            "源端的连接器、连接、接口和 id 都正确之后才能取样。"
        );

    public static LocalizedText Window(string from, string to) => new($"window {from} → {to}", $"窗口 {from} → {to}");

    public static LocalizedText Log => new("the log from its start", "日志的开头");

    public static LocalizedText Fetched(int records, long? total, bool hasMore) =>
        new(
            $"{records} {(records == 1 ? "record" : "records")}"
                + (
                    total is { } all ? $" of {all.ToString("N0", CultureInfo.InvariantCulture)}"
                    : hasMore ? ", more follow"
                    : ""
                )
                + ".",
            $"{records} 条记录"
                + (
                    total is { } many ? $"，共 {many.ToString("N0", CultureInfo.InvariantCulture)} 条"
                    : hasMore ? "，后面还有"
                    : ""
                )
                + "。"
        );

    /// <param name="count">The number of fields.</param>
    /// <param name="first">The first of them.</param>
    public static LocalizedText NotSeen(int count, string[] first) =>
        new(
            $"declared, but not seen: {string.Join(", ", first)}{(count > first.Length ? $", … ({count}; '--output json' lists them)" : "")}",
            $"声明了但未出现：{string.Join('、', first)}{(count > first.Length ? $"……（共 {count} 个，'--output json' 列出全部）" : "")}"
        );

    public static LocalizedText Saved(string file) => new($"records written to {file}", $"记录已写入 {file}");
}
