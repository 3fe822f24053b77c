namespace QingYi.Engine.Compilation;

/// <summary>What is wrong with the parameters of a request.</summary>
internal static class RequestTexts
{
    // Values.
    public static LocalizedText UnknownKeyword(string word, IReadOnlyList<string> known) =>
        new(
            $"'{word}' begins this value as a keyword would, but is none, so the value is a text."
                + $"{NameSuggestion.DidYouMean(word, known)} Known: {string.Join(", ", known)}.",
            $"这个值以 '{word}' 开头，像关键字但不是，所以按文本处理。"
                + $"{NameSuggestion.DidYouMean(word, known)}可用：{string.Join("、", known)}。"
        );

    public static LocalizedText NotAConstant(string path, IReadOnlyList<string> constants) =>
        new(
            $"'{path}' is not a constant, and a source's request has no record to take it from."
                + $"{NameSuggestion.DidYouMean(path, constants)} Constants: "
                + $"{string.Join(", ", constants)}, DAYS_AGO_n, HOURS_AGO_n, MINUTES_AGO_n, MONTHS_AGO_n.",
            $"'{path}' 不是常量，而源端的请求没有可取值的记录。"
                + $"{NameSuggestion.DidYouMean(path, constants)}常量："
                + $"{string.Join("、", constants)}、DAYS_AGO_n、HOURS_AGO_n、MINUTES_AGO_n、MONTHS_AGO_n。"
        );

    public static LocalizedText ChangeInCondition(string constant) =>
        new(
            $"'{constant}' is not known yet where conditions are evaluated. Name it in the target's request.",
            $"判断条件时还不知道 '{constant}'。请写在目标的请求里。"
        );

    public static LocalizedText ChangeWithoutRecord(string constant) =>
        new(
            $"'{constant}' belongs to a record, and a source's request has none. Name it in the target's request.",
            $"'{constant}' 属于记录，而源端的请求没有记录。请写在目标的请求里。"
        );

    // Look-ups.
    public static LocalizedText LookupNotHere { get; } =
        new(
            "a look-up cannot stand here: only the target's request can look at records of other schemes. Look it up there.",
            "这里不能用关联查询：只有目标的请求可以查询其他方案的记录。请在那里查询。"
        );

    public static LocalizedText LookupScans(string scheme) =>
        new(
            $"no comparison of this look-up is an equality, so all records of '{scheme}' are looked at for each "
                + $"record. Add one with $eq or $in.",
            $"这个关联查询没有相等比较，每条记录都要查看 '{scheme}' 的全部记录。请添加用 $eq 或 $in 的比较。"
        );

    // Nodes with nodes below them.
    public static LocalizedText NotAnArray(string path) =>
        new(
            $"the value of an array with nodes below it must be the path of an array of the record, such as goodsDetail, but is '{path}'.",
            $"有下级节点的数组，其值必须是记录中数组的路径，例如 goodsDetail，现在是 '{path}'。"
        );

    public static LocalizedText TwoArrays(string block, string first, string second) =>
        new(
            $"'{block}' walks two different arrays, '{first}' and '{second}', so its rows are not "
                + $"defined. Give each array its own block.",
            $"'{block}' 遍历了两个不同的数组 '{first}' 和 '{second}'，行无法确定。请为每个数组单独写一个块。"
        );

    public static LocalizedText StepAboveNodes(string step) =>
        new(
            $"'{step}' of a node with nodes below it is not supported by this version. Put it on the nodes below.",
            $"当前版本不支持在有下级节点的节点上写 '{step}'。请写在下级节点上。"
        );
}
