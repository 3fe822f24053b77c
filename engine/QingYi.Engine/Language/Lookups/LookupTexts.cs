namespace QingYi.Engine.Language.Lookups;

/// <summary>What the look-ups say to people.</summary>
internal static class LookupTexts
{
    // _findCollection.
    public static LocalizedText Unreadable(LocalizedText cause) =>
        new(
            $"the look-up cannot be read: {cause}. Write it as {LookupParser.Keyword} find FIELD from SCHEME where F1={{{{v1}}}} F2='x'.",
            $"关联查询读不懂：{cause}。请写成 {LookupParser.Keyword} find FIELD from SCHEME where F1={{{{v1}}}} F2='x'。"
        );

    public static LocalizedText WordExpected(string word) => new($"'{word}' is expected here", $"这里应为 '{word}'");

    public static LocalizedText FieldExpected { get; } = new("the field to take is expected here", "这里应为要取的字段");

    public static LocalizedText SchemeExpected { get; } = new("the id of the other scheme is expected here", "这里应为另一方案的 id");

    public static LocalizedText OtherFieldExpected { get; } =
        new("a field of the other scheme's records is expected here", "这里应为另一方案的记录的字段");

    public static LocalizedText EqualsExpected(string field) =>
        new($"'=' must follow the field '{field}'", $"字段 '{field}' 后面必须是 '='");

    public static LocalizedText ValueExpected { get; } = new("a value must follow '='", "'=' 后面必须有值");

    public static LocalizedText TestExpected { get; } = new("FIELD={{value}} must follow 'where'", "'where' 后面必须是 FIELD={{value}}");

    // _mongoQuery.
    private static LocalizedText Form { get; } =
        new(
            "Write it as _mongoQuery SCHEME findField=content.F where={\"content.a\":{\"$eq\":\"{{x}}\"}}.",
            "请写成 _mongoQuery SCHEME findField=content.F where={\"content.a\":{\"$eq\":\"{{x}}\"}}。"
        );

    public static LocalizedText PartsMissing { get; } =
        new(
            $"the look-up needs a scheme, 'findField=' and 'where=', in this order. {Form}",
            $"关联查询需要依次写方案、'findField=' 和 'where='。{Form}"
        );

    public static LocalizedText WhereNotJson(string cause) =>
        new(
            $"what follows 'where=' is not a JSON object: {cause}. Put placeholders into quotes. {Form}",
            $"'where=' 后面不是 JSON 对象：{cause}。占位符要加引号。{Form}"
        );

    public static LocalizedText UnknownOperator(string name, IReadOnlyCollection<string> known)
    {
        var meant = NameSuggestion.DidYouMean(name, known);
        return new(
            $"'{name}' is not an operator of a look-up.{meant} Known: {string.Join(", ", known)}.",
            $"关联查询没有运算符 '{name}'。{meant}可用：{string.Join("、", known)}。"
        );
    }
}
