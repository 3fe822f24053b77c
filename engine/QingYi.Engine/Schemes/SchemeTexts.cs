namespace QingYi.Engine.Schemes;

/// <summary>What is wrong with the keys and the parameter nodes of a scheme.</summary>
internal static class SchemeTexts
{
    // The file.
    public static LocalizedText NotAScheme(LocalizedText described) =>
        new(
            $"a scheme must be a mapping with keys such as 'scheme', 'source' and 'target', but the file holds {described}.",
            $"方案必须是映射，有 'scheme'、'source'、'target' 等键，但文件内容是{described}。"
        );

    public static LocalizedText CannotSet(string assignment, IReadOnlyList<string> allowed) =>
        new(
            $"'{assignment}' cannot be set for one run. Write PATH=VALUE with one of: {string.Join(", ", allowed)}.",
            $"'{assignment}' 不能只为一次运行设置。请写 PATH=VALUE，PATH 可以是：{string.Join("、", allowed)}。"
        );

    public static LocalizedText HasNoEffect(string key, LocalizedText why) =>
        new($"'{key}' is accepted and has no effect: {why}.", $"'{key}' 可以写，但不起作用：{why}。");

    public static LocalizedText FieldsComeFromApi { get; } =
        new("the response's fields come from the connector's api and from 'response'", "返回的字段来自连接器的接口和 'response'");

    public static LocalizedText NoModelIsBuilt { get; } = new("no model is built of the stored records", "不会为入库的记录建立模型");

    public static LocalizedText IsBackupOfCondition { get; } = new("it is a backup copy of 'condition'", "它是 'condition' 的备份");

    public static LocalizedText BadRemedySchedule(string? crontab) =>
        new(
            $"'crontab' of omissionRemedy is '{crontab}', which is not a schedule. Write five fields 'minute hour day month "
                + $"weekday', e.g. '0 2 * * *' for every night at two.",
            $"omissionRemedy 的 'crontab' 是 '{crontab}'，不是定时。请写五段 '分 时 日 月 周'，例如 '0 2 * * *' 表示每天凌晨两点。"
        );

    public static LocalizedText BadReconcileLimit(string value) =>
        new(
            $"'limit' of reconcile is the share of records that may be missing, from 0% to 100%, but is '{value}'. "
                + "Write e.g. 'limit: 10%'.",
            $"reconcile 的 'limit' 是允许缺少的记录比例，0% 到 100%，现在是 '{value}'。例如写 'limit: 10%'。"
        );

    // Its sides.
    public static LocalizedText SourceSide { get; } = new("source", "源端");

    public static LocalizedText TargetSide { get; } = new("target", "目标");

    /// <summary>The name of a side, for people.</summary>
    /// <param name="key">source or target.</param>
    public static LocalizedText Side(string key) => key == "source" ? SourceSide : TargetSide;

    // Parameter nodes.
    public static LocalizedText NotNodes(string where, LocalizedText described) =>
        new(
            $"'{where}' must be a list of nodes or a mapping of fields, but is {described}.",
            $"'{where}' 必须是节点列表或字段映射，现在是{described}。"
        );

    public static LocalizedText NotANode(string where, LocalizedText described) =>
        new(
            $"each node of '{where}' must be a mapping with a 'field', but this one is {described}.",
            $"'{where}' 的每个节点都必须是带 'field' 的映射，但这一个是{described}。"
        );

    public static LocalizedText TheNode(string field) => new($"the node '{field}'", $"节点 '{field}' ");

    public static LocalizedText UnknownType(string type, IReadOnlyList<string> known) =>
        new(
            $"'{type}' is not a type.{NameSuggestion.DidYouMean(type, known)} Known types: {string.Join(", ", known)}.",
            $"'{type}' 不是类型。{NameSuggestion.DidYouMean(type, known)}可用的类型：{string.Join("、", known)}。"
        );

    public static LocalizedText UnknownCardinality(string field, string cardinality) =>
        new(
            $"'cardinality' of the node '{field}' is '{cardinality}', but only 'one' is known: it rejects a record whose "
                + $"array has not exactly one element.",
            $"节点 '{field}' 的 'cardinality' 是 '{cardinality}'，但只能写 'one'：数组不是恰好一个元素的记录会被拒绝。"
        );

    // Tests.
    public static LocalizedText TestsNotAList { get; } =
        new(
            "'tests' must be a list of mappings with 'name', 'record' and 'expect'.",
            "'tests' 必须是映射的列表，每项写 'name'、'record' 和 'expect'。"
        );

    public static LocalizedText TheTest { get; } = new("the test", "测试");

    public static LocalizedText IncompleteTest(string test) =>
        new(
            $"the test '{test}' needs a 'record' (or 'records') and an 'expect' with 'statements', 'requests' or "
                + $"'rejected'. Add them; 'qingyi preview' prints what the scheme renders.",
            $"测试 '{test}' 需要 'record'（或 'records'），以及带 'statements'、'requests' 或 'rejected' 的 'expect'。"
                + $"请添加；'qingyi preview' 会打印方案生成的内容。"
        );

    public static LocalizedText BadTestTime(string key, string test, string text) =>
        new(
            $"'{key}' of the test '{test}' must be a time such as '2024-06-01 00:00:00', but is '{text}'.",
            $"测试 '{test}' 的 '{key}' 必须是时间，例如 '2024-06-01 00:00:00'，现在是 '{text}'。"
        );
}
