namespace QingYi.Connectors.Http.Answers;

/// <summary>The texts about answers that cannot be read.</summary>
internal static class AnswerTexts
{
    public static LocalizedText Empty { get; } = new("the answer is empty", "应答是空的");

    public static LocalizedText TooLarge { get; } =
        new("the answer is larger than 512 MB; lower 'pageSize'", "应答超过 512 MB；请减小 'pageSize'");

    public static LocalizedText NotUtf8 { get; } =
        new(
            "the answer is not valid UTF-8, and its header Content-Type names no other known charset. Ask the vendor to name its "
                + "charset there",
            "应答不是有效的 UTF-8，响应头 Content-Type 也没有写明其他已知的字符集。请厂商在其中写明字符集"
        );

    public static LocalizedText WebPage(string beginning) =>
        new($"the answer is a web page, not JSON (it begins: {beginning})", $"应答是网页而不是 JSON（开头是：{beginning}）");

    public static LocalizedText Incomplete(string beginning) =>
        new($"the answer is incomplete (it begins: {beginning})", $"应答不完整（开头是：{beginning}）");

    public static LocalizedText NotJson(long? line, long? position, string beginning) =>
        new(
            $"the answer is not JSON at its line {line}, byte {position} (it begins: {beginning})",
            $"应答在第 {line} 行第 {position} 字节处不是 JSON（开头是：{beginning}）"
        );
}
