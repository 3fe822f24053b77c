namespace QingYi.Engine.Authoring;

/// <summary>What previews, dry runs and tests of a scheme say.</summary>
internal static class AuthoringTexts
{
    public static LocalizedText NothingMoved { get; } =
        new(
            "this was a dry run: nothing was stored or sent, the watermark did not move.",
            "这是一次试运行：没有入库，没有发送，同步位置没有移动。"
        );

    public static LocalizedText DeletionUnsent { get; } =
        new("the record is deleted at the source, and the target does not handle deletions", "记录在源端已删除，而目标不处理删除");

    public static LocalizedText RequestHasErrors { get; } =
        new("the request of the source has errors, so it cannot be sent", "源端的请求有错误，无法发送");

    public static LocalizedText CorrectProblems { get; } = new("Correct the problems of the scheme first.", "请先改正方案的问题。");

    public static LocalizedText CorrectRequest { get; } =
        new("Correct the request of the source in the scheme.", "请改正方案里源端的请求。");

    public static LocalizedText Nothing { get; } = new("nothing", "无");

    /// <param name="expected">The text that the rejection must contain; null: no record may be rejected.</param>
    /// <param name="got">The rejection; null: no record was rejected.</param>
    public static LocalizedText OtherRejection(string? expected, LocalizedText? got) =>
        new(
            $"rejected: expected {Quoted(expected is null ? null : LocalizedText.Of(expected))}, got {Quoted(got)}",
            $"rejected：期望 {Quoted(expected is null ? null : LocalizedText.Of(expected))}，实际 {Quoted(got)}"
        );

    public static LocalizedText OtherDocument(int number, LocalizedText expected, LocalizedText got) =>
        new($"{number}: expected {expected}\n     got      {got}", $"{number}: 期望 {expected}\n     实际 {got}");

    private static LocalizedText Quoted(LocalizedText? text) => text?.Select(t => $"'{t}'") ?? Nothing;
}
