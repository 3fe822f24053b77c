using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>What is wrong with the keys of a target other than its request.</summary>
internal static class TargetTexts
{
    // operation.
    public static LocalizedText UnknownOperation(string? method, IReadOnlyList<string> known) =>
        new(
            $"'{method}' is not an operation of a target.{NameSuggestion.DidYouMean(method ?? "", known)} "
                + $"Known: {string.Join(", ", known)}; or the key 'groupCalculate' instead of 'operation'.",
            $"'{method}' 不是目标的 operation。{NameSuggestion.DidYouMean(method ?? "", known)}"
                + $"可用：{string.Join("、", known)}；也可以用 'groupCalculate' 代替 'operation'。"
        );

    public static LocalizedText TooFewRows(int rows) =>
        new($"'rows' must be at least 1, but is {rows}.", $"'rows' 至少为 1，现在是 {rows}。");

    public static LocalizedText MergeWithoutField { get; } =
        new(
            $"'operation: merge' needs {DocumentTexts.MissingKey("field")}: records with the same value there "
                + $"become one document. Add 'field'.",
            $"'operation: merge' 需要 {DocumentTexts.MissingKey("field")}：该字段的值相同的记录合并成一张单据。请添加 'field'。"
        );

    // groupCalculate.
    public static LocalizedText GroupWithoutHeader { get; } =
        new(
            $"'groupCalculate' needs {DocumentTexts.MissingKey("headerGroup")}: records with the same values in these fields "
                + $"become one document. Add 'headerGroup'.",
            $"'groupCalculate' 需要 {DocumentTexts.MissingKey("headerGroup")}：这些字段的值都相同的记录合并成一张单据。请添加 'headerGroup'。"
        );

    public static LocalizedText TooFewLines(int? lines) =>
        new($"'bodyMaxLine' must be at least 1, but is {lines}.", $"'bodyMaxLine' 至少为 1，现在是 {lines}。");

    /// <param name="calculation">The calculation as written.</param>
    /// <param name="name">Its name with <c>$</c>.</param>
    /// <param name="known">The names of all calculations.</param>
    public static LocalizedText UnknownCalculation(GroupCalculation calculation, string name, IReadOnlyList<string> known) =>
        new(
            $"'{calculation.Operator}' of '{calculation.Name}' is not a calculation.{NameSuggestion.DidYouMean(name, known)} "
                + $"Known: {string.Join(", ", known)}, e.g. calculate: {{ qty: $sum }}.",
            $"'{calculation.Name}' 的 '{calculation.Operator}' 不是计算方式。{NameSuggestion.DidYouMean(name, known)}"
                + $"可用：{string.Join("、", known)}，例如 calculate: {{ qty: $sum }}。"
        );

    public static LocalizedText GroupsTwice { get; } =
        new(
            "'groupCalculate' and 'operation: merge' both group records. Remove one of the two.",
            "'groupCalculate' 和 'operation: merge' 都会合并记录。请删除其中一个。"
        );

    // callBackStrategy.
    public static LocalizedText ChainWithoutScheme { get; } =
        new(
            $"'callBackStrategy' needs {DocumentTexts.MissingKey("strategyId")}: the id of the scheme "
                + $"that receives the delivered records. Add it.",
            $"'callBackStrategy' 需要 {DocumentTexts.MissingKey("strategyId")}：接收已写入记录的方案的 id。请添加。"
        );
}
