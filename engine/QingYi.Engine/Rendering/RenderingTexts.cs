namespace QingYi.Engine.Rendering;

/// <summary>What rendering a record says to people.</summary>
internal static class RenderingTexts
{
    // A node of the scheme.
    public static LocalizedText FormatNotText(LocalizedText found, IEnumerable<string> known) =>
        new(
            $"'format' must be a text, but is {found}. Known: {string.Join(", ", known)}.",
            $"'format' 必须是文本，现在是{found}。可用：{string.Join("、", known)}。"
        );

    public static LocalizedText UnknownFormat(string text, string name, IEnumerable<string> known)
    {
        var meant = NameSuggestion.DidYouMean(name, known);
        return new(
            $"'{text}' is not a format.{meant} Known: {string.Join(", ", known)}.",
            $"没有格式 '{text}'。{meant}可用：{string.Join("、", known)}。"
        );
    }

    public static LocalizedText MalformedFormat(string text) =>
        new(
            $"'{text}' is not a format. Write it as round(2) or implode(',').",
            $"格式 '{text}' 写得不对。请写成 round(2) 或 implode(',')。"
        );

    public static LocalizedText NotAChain(string text) =>
        new(
            $"'{text}' is not a chain of parsers. Write it as StringToArray(\",\").",
            $"'{text}' 不是解析器的链。请写成 StringToArray(\",\")。"
        );

    public static LocalizedText UnknownParser(string name, IReadOnlyCollection<string> known)
    {
        var meant = NameSuggestion.DidYouMean(name, known);
        return new(
            $"'{name}' is not a parser.{meant} Known: {string.Join(", ", known)}.",
            $"没有解析器 '{name}'。{meant}可用：{string.Join("、", known)}。"
        );
    }

    public static LocalizedText ParserParameters(string parser, int wanted, int found) =>
        new(
            $"the parser '{parser}' takes {wanted} parameters, but has {found}.",
            $"解析器 '{parser}' 需要 {wanted} 个参数，现在有 {found} 个。"
        );

    public static LocalizedText ParserWithoutName { get; } =
        new("a parser must be a text, or a mapping with 'name' and 'params'.", "解析器必须是文本，或带有 'name' 和 'params' 的映射。");

    // A path.
    public static LocalizedText NotDeclared(string path) =>
        new(
            $"neither the source's api nor 'response' declares '{path}'. If the field exists, add it to the source's 'response'.",
            $"源端的接口和 'response' 都没有声明 '{path}'。如果确有这个字段，请加到源端的 'response'。"
        );

    public static LocalizedText NotDeclaredButSimilar(string path, string suggestion) =>
        new(
            $"neither the source's api nor 'response' declares '{path}'. Did you mean '{suggestion}'? If the field exists, "
                + $"add it to the source's 'response'.",
            $"源端的接口和 'response' 都没有声明 '{path}'。是否想写 '{suggestion}'？如果确有这个字段，请加到源端的 'response'。"
        );

    public static LocalizedText DiffersInCase(string path, string suggestion) =>
        new(
            $"'{path}' differs in case from the declared field '{suggestion}', which is read instead. Write '{suggestion}'.",
            $"'{path}' 与声明的字段 '{suggestion}' 大小写不同，读取的是后者。请写 '{suggestion}'。"
        );

    // A value.
    public static LocalizedText Misfit(string value, LocalizedText wanted) =>
        new($"'{value}' is not {wanted}.", $"'{value}' 不是{wanted}。");

    public static LocalizedText Boolean { get; } = new("true, false, 1 or 0", "布尔值（true、false、1 或 0）");

    public static LocalizedText Object { get; } = new("an object", "对象");

    public static LocalizedText TextOfObject { get; } = new("the JSON text of an object", "对象的 JSON 文本");

    public static LocalizedText TextOfList { get; } = new("the JSON text of an array", "数组的 JSON 文本");

    public static LocalizedText RequiredButNull { get; } = new("a value is required, but the record has none.", "必须有值，但记录里没有。");

    public static LocalizedText RequiredButEmpty { get; } =
        new("a value is required, but the record has an empty text.", "必须有值，但记录里是空文本。");

    public static LocalizedText Waiting(string field, string scheme) =>
        new(
            $"{field}: waiting for its reference: the scheme '{scheme}' has no matching record yet.",
            $"{field}：等待关联：方案 '{scheme}' 还没有匹配的记录。"
        );

    public static LocalizedText OfNode(string field, string label, LocalizedText cause) =>
        label.Length > 0
            ? new($"{field} ({label}): {cause}", $"{field}（{label}）：{cause}")
            : new($"{field}: {cause}", $"{field}：{cause}");

    public static LocalizedText OfFormatResponse(string field, LocalizedText cause) =>
        new($"formatResponse of '{field}': {cause}", $"formatResponse 的 '{field}'：{cause}");

    // A record.
    public static LocalizedText NotOneElement(string node, int count) =>
        new(
            $"'{node}' must have exactly one element, but the record has {count}.",
            $"'{node}' 必须正好有一个元素，但记录里有 {count} 个。"
        );

    public static LocalizedText TwoArrays(string node) =>
        new(
            $"the placeholders of '{node}' walk two different arrays of this record. Give each its own block.",
            $"'{node}' 的占位符用到了这条记录的两个不同数组。请给每个数组单独写一块。"
        );

    public static LocalizedText RecordIsNull { get; } = new("the record cannot be read: it is null", "记录无法读取：内容是 null");

    public static LocalizedText RecordIsNoObject { get; } =
        new("the record cannot be read: it is not a JSON object", "记录无法读取：内容不是 JSON 对象");

    // A group of records.
    public static LocalizedText NoGroupKey(IReadOnlyList<string> keys) =>
        new(
            $"the record has no {string.Join(", ", keys)}, by which records are grouped. Correct the name in the scheme, "
                + $"or the record at its source.",
            $"记录没有 {string.Join("、", keys)}，无法按它合并。请改正方案里的名称，或源端的记录。"
        );

    public static LocalizedText NothingToCalculate(string field, string result) =>
        new(
            $"no record of the group has the field '{field}', of which '{result}' is calculated. Correct the name in the scheme.",
            $"这一组的记录都没有字段 '{field}'，无法计算 '{result}'。请改正方案里的名称。"
        );

    public static LocalizedText NotANumberInGroup(string value) =>
        new($"'{value}' is not a number, but the group's calculation needs one.", $"'{value}' 不是数字，而合并时的计算需要数字。");

    public static LocalizedText ResultTooLarge(string calculation) =>
        new($"the {calculation} of the group has more than 28 digits.", $"这一组的 {calculation} 超过 28 位数字。");
}
