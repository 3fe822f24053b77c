namespace QingYi.Engine.Runs;

/// <summary>What is said about fields that appear, vanish or change their type at the source.</summary>
internal static class DriftTexts
{
    public static LocalizedText Appeared(string path, IReadOnlyList<string> types, string sample) =>
        new(
            $"the source has a new field '{path}' ({Types(types)}), e.g. in record '{sample}'.",
            $"源端有新字段 '{path}'（{TypesZh(types)}），例如记录 '{sample}'。"
        );

    public static LocalizedText Vanished(string path, IReadOnlyList<string> types) =>
        new(
            $"the field '{path}' ({Types(types)}) is no longer in the records of the source.",
            $"源端的记录里没有字段 '{path}'（{TypesZh(types)}）了。"
        );

    public static LocalizedText TypeChanged(string path, IReadOnlyList<string> before, IReadOnlyList<string> now, string sample) =>
        new(
            $"the field '{path}' was {Types(before)} and is {Types(now)} now, e.g. in record '{sample}'.",
            $"字段 '{path}' 原来是{TypesZh(before)}，现在是{TypesZh(now)}，例如记录 '{sample}'。"
        );

    public static LocalizedText More(int more) => new($"{more} further fields differ.", $"还有 {more} 个字段不同。");

    public static LocalizedText TakenOver { get; } =
        new(
            "Check whether the scheme's templates still fit. The fields as they are now are taken over as known.",
            "请检查方案的模板是否仍然合适。现在的字段已作为已知字段记下。"
        );

    public static LocalizedText AcceptHint(string scheme) =>
        new(
            $"Adapt the scheme, which accepts the new fields, or accept them with 'qingyi state accept {scheme}'; then retry the records.",
            $"请修改方案，新字段即被接受；或用 'qingyi state accept {scheme}' 接受，然后重试这些记录。"
        );

    public static LocalizedText RunAgainHint(string scheme) =>
        new(
            $"Adapt the scheme, which accepts the new fields, or accept them with 'qingyi state accept {scheme}'; then run again.",
            $"请修改方案，新字段即被接受；或用 'qingyi state accept {scheme}' 接受，然后再次运行。"
        );

    // A record.
    public static LocalizedText Parked(string path, IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        now.Count == 0
            ? new(
                $"the record has no field '{path}' ({Types(before)}), which all records looked at so far had and the scheme uses",
                $"记录没有字段 '{path}'（{TypesZh(before)}），此前看过的记录都有，方案也用到它"
            )
            : new(
                $"the field '{path}' was {Types(before)} so far and is {Types(now)} here",
                $"字段 '{path}' 此前是{TypesZh(before)}，这里是{TypesZh(now)}"
            );

    // A run.
    public static LocalizedText Stops(string record, LocalizedText cause) =>
        new(
            $"the fields of the source have changed: in record '{record}', {cause}. Nothing of its page was stored",
            $"源端的字段变了：记录 '{record}' 中，{cause}。它所在的页没有入库"
        );

    private static string Types(IReadOnlyList<string> types) => types.Count == 0 ? "null" : string.Join(" or ", types.Select(Word));

    private static string TypesZh(IReadOnlyList<string> types) => types.Count == 0 ? "空值" : string.Join("或", types.Select(WordZh));

    private static string Word(string type) =>
        type switch
        {
            "emptyText" => "empty text",
            "emptyArray" => "an empty array",
            _ => type,
        };

    private static string WordZh(string type) =>
        type switch
        {
            "text" => "文本",
            "number" => "数字",
            "boolean" => "布尔",
            "object" => "对象",
            "array" => "数组",
            "emptyText" => "空文本",
            "emptyArray" => "空数组",
            _ => type,
        };
}
