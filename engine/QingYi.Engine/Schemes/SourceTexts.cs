namespace QingYi.Engine.Schemes;

/// <summary>What is wrong with the keys of a source that convert its records.</summary>
internal static class SourceTexts
{
    // Conditions.
    public static LocalizedText ConditionsNotLists(string key) =>
        new(
            $"'{key}' must be a list of lists: all conditions of one inner list must hold, e.g. [[{{ field: status, logic: "
                + $"eq, value: 9090 }}]].",
            $"'{key}' 必须是列表的列表：同一个内层列表里的条件须全部成立，例如 [[{{ field: status, logic: eq, value: 9090 }}]]。"
        );

    public static LocalizedText ACondition { get; } = new("a condition", "条件");

    public static LocalizedText IncompleteCondition { get; } =
        new(
            "a condition needs 'field' and 'logic', e.g. { field: status, logic: eq, value: 9090 }.",
            "条件需要 'field' 和 'logic'，例如 { field: status, logic: eq, value: 9090 }。"
        );

    // Formats.
    public static LocalizedText FormatsNotAList { get; } =
        new(
            "'formatResponse' must be a list, e.g. [{ old: created, new: createdDay, format: date }].",
            "'formatResponse' 必须是列表，例如 [{ old: created, new: createdDay, format: date }]。"
        );

    public static LocalizedText AFormat { get; } = new("an entry of formatResponse", "formatResponse 的项");

    public static LocalizedText IncompleteFormat { get; } =
        new(
            "an entry of 'formatResponse' needs 'old' and 'format', e.g. { old: created, new: createdDay, format: date }.",
            "'formatResponse' 的每一项需要 'old' 和 'format'，例如 { old: created, new: createdDay, format: date }。"
        );

    public static LocalizedText NotAMapping(LocalizedText what, LocalizedText described) =>
        new($"{what} must be a mapping, but is {described}.", $"{what}必须是映射，现在是{described}。");

    // Arrays.
    public static LocalizedText BadOperation { get; } =
        new(
            "the 'operation' of a source must be { method: splitArray, arrayKey: NAME }: each element of that array becomes a record.",
            "源端的 'operation' 必须是 { method: splitArray, arrayKey: NAME }：该数组的每个元素成为一条记录。"
        );

    public static LocalizedText BadSuffix(string suffix) =>
        new(
            $"'beatFlatSuffix' must be \"-1\" (the first element's id ends so) or \"-0\", but is '{suffix}'.",
            $"'beatFlatSuffix' 必须是 \"-1\"（第一个元素的 id 以它结尾）或 \"-0\"，现在是 '{suffix}'。"
        );

    public static LocalizedText FlattensAndSplits { get; } =
        new(
            "'beatFlat' and 'operation: splitArray' exclude each other: the first keeps the head with each element, "
                + "the second drops it. Remove one of the two.",
            "'beatFlat' 和 'operation: splitArray' 不能同时使用：前者让每个元素都带上表头，后者丢弃表头。请删除其中一个。"
        );
}
