namespace QingYi.Connectors.Testing;

/// <summary>What the conformance tests say about a source or a target that fails them.</summary>
internal static class ConformanceTexts
{
    public static LocalizedText NeverEnds { get; } =
        new("the source returns cursor after cursor and never ends", "源端不断返回新的游标，永远不会结束");

    public static LocalizedText GuaranteeUndeclared { get; } =
        new(
            "a target without checkpoints must declare in Guarantee that it writes each document at least once",
            "没有检查点的目标必须在 Guarantee 中声明每张单据至少写入一次"
        );

    public static LocalizedText NoOutcome { get; } = new("the target returned no outcome for any document", "目标没有返回任何单据的结果");
}
