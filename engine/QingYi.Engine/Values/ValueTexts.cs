namespace QingYi.Engine.Values;

/// <summary>What reading a record says to people.</summary>
internal static class ValueTexts
{
    public static LocalizedText PathTooLong(string path, int longest) =>
        new(
            $"the path '{path}' has more than {longest} parts. Take the object above it instead.",
            $"路径 '{path}' 超过 {longest} 段。请改取它上层的对象。"
        );

    public static LocalizedText AmbiguousField(string name) =>
        new(
            $"the record has several fields that '{name}' could mean, different only in case. Write the one you mean exactly.",
            $"记录里有几个只有大小写不同的字段，无法确定 '{name}' 指哪一个。请按原样写出要用的那一个。"
        );

    public static LocalizedText NotAnObject(LocalizedText found) =>
        new($"a record must be a JSON object, but this one is {found}.", $"记录必须是 JSON 对象，这一条却是{found}。");

    public static LocalizedText HalfSurrogate { get; } =
        new(
            "a text of the record has half of a surrogate pair (\\ud800…\\udfff), which is not a character.",
            "记录的文本里有半个代理对（\\ud800…\\udfff），它不是字符。"
        );

    public static LocalizedText HalfSurrogateIn(string field) => new($"{field}: {HalfSurrogate}", $"{field}：{HalfSurrogate}");

    public static LocalizedText NotANumber(string value, string use) =>
        new($"'{value}' is not a number, but {use} needs one.", $"'{value}' 不是数字，而 {use} 需要数字。");

    // What a record is, where it is not an object. In Chinese it begins with a Chinese word.
    public static LocalizedText Array { get; } = new("an array", "数组");

    public static LocalizedText Text { get; } = new("a text", "文本");

    public static LocalizedText Null { get; } = new("null", "空值 null");

    public static LocalizedText SingleValue { get; } = new("a single value", "单个值");
}
