namespace QingYi.Engine.Language.Functions;

/// <summary>What <c>_function</c> says to people.</summary>
internal static class FunctionTexts
{
    // The expression cannot be compiled.
    public static LocalizedText CharacterNotAllowed(char found) =>
        new($"'{found}' is not allowed in an expression. Put a text into quotes.", $"表达式里不能有 '{found}'。文本要加引号。");

    public static LocalizedText QuoteNotClosed(char quote) =>
        new(
            $"the text that begins with {quote} is not closed. Close it, or double the quote inside it.",
            $"以 {quote} 开头的文本没有结束的引号。请补上，或把里面的引号写两次。"
        );

    public static LocalizedText Unexpected(LocalizedText found, LocalizedText wanted) =>
        new($"the expression has {found} where {wanted} is expected. Correct it.", $"表达式的这里应为{wanted}，现在是{found}。请改正。");

    public static LocalizedText NestedAggregate { get; } =
        new("an aggregate cannot contain another aggregate. Move the inner one out.", "聚合函数里不能再有聚合函数。请把里面的移出来。");

    public static LocalizedText IsNeedsAWord { get; } =
        new("IS must be followed by NULL, TRUE or FALSE.", "IS 后面必须是 NULL、TRUE 或 FALSE。");

    public static LocalizedText NotANumber(string text) => new($"'{text}' is not a number.", $"'{text}' 不是数字。");

    public static LocalizedText NotAUnit(string text, IReadOnlyList<string> units)
    {
        var meant = NameSuggestion.DidYouMean(text.ToUpperInvariant(), units);
        return new(
            $"'{text}' is not a unit of time.{meant} Known: {string.Join(", ", units)}.",
            $"'{text}' 不是时间单位。{meant}可用：{string.Join("、", units)}。"
        );
    }

    public static LocalizedText NotAType(string text) =>
        new(
            $"'{text}' is not a type to convert to. Known: SIGNED, UNSIGNED, CHAR, DECIMAL, DOUBLE, DATE, DATETIME.",
            $"不能转换成类型 '{text}'。可用：SIGNED、UNSIGNED、CHAR、DECIMAL、DOUBLE、DATE、DATETIME。"
        );

    public static LocalizedText NeitherValueNorFunction(string word) =>
        new(
            $"'{word}' is neither a value nor a function. Put a text into quotes, and a field into {{{{…}}}}.",
            $"'{word}' 既不是值，也不是函数。文本要加引号，字段要写成 {{{{…}}}}。"
        );

    public static LocalizedText UnknownFunction(string name, IEnumerable<string> known)
    {
        var meant = NameSuggestion.DidYouMean(name.ToUpperInvariant(), known);
        return new(
            $"'{name}' is not a function.{meant} Known functions: {string.Join(", ", known)}.",
            $"没有函数 '{name}'。{meant}可用的函数：{string.Join("、", known)}。"
        );
    }

    public static LocalizedText ExactArguments(string function, int wanted, int found) =>
        new($"{function} takes {wanted} arguments, but has {found}.", $"{function} 需要 {wanted} 个参数，现在有 {found} 个。");

    public static LocalizedText TooFewArguments(string function, int least, int found) =>
        new($"{function} takes {least} or more arguments, but has {found}.", $"{function} 至少需要 {least} 个参数，现在有 {found} 个。");

    public static LocalizedText ArgumentsOutsideRange(string function, int least, int most, int found) =>
        new(
            $"{function} takes {least} to {most} arguments, but has {found}.",
            $"{function} 需要 {least} 到 {most} 个参数，现在有 {found} 个。"
        );

    // What is wanted. In Chinese a Latin word or a sign has a space before it.
    public static LocalizedText Value { get; } = new("a value", "一个值");

    public static LocalizedText OperatorOrEnd { get; } = new("an operator or the end", "运算符或结尾");

    public static LocalizedText Membership { get; } = new("IN, BETWEEN, LIKE or REGEXP", " IN、BETWEEN、LIKE 或 REGEXP");

    public static LocalizedText Unit { get; } = new("a unit of time", "时间单位");

    public static LocalizedText Type { get; } = new("a type to convert to", "要转换成的类型");

    public static LocalizedText When { get; } = new("WHEN", " WHEN");

    public static LocalizedText Separator { get; } = new("a text after SEPARATOR", " SEPARATOR 后面的文本");

    // What was found.
    public static LocalizedText ItsEnd { get; } = new("its end", "结尾");

    public static LocalizedText Token(string text) => new($"'{text}'", $" '{text}'");

    // The expression cannot be evaluated on a record.
    public static LocalizedText Failed(string expression, LocalizedText cause) =>
        new($"the expression '{expression}' failed: {cause.WithoutStop}.", $"表达式 '{expression}' 计算失败：{cause.WithoutStop}。");

    public static LocalizedText TooManyDigits { get; } = new("a number has more than 28 digits", "有数字超过 28 位");

    public static LocalizedText TooLarge(double result) =>
        new($"the result {result} is too large for a decimal", $"结果 {result} 超出了十进制数的范围");

    public static LocalizedText TooLong(int longest) =>
        new($"the text would be longer than {longest} characters", $"文本会超过 {longest} 个字符");

    public static LocalizedText PatternFails(string pattern, string cause) =>
        new($"'{pattern}' is not a pattern that can be matched: {cause}", $"'{pattern}' 不是可以匹配的正则表达式：{cause}");

    public static LocalizedText NoSha224 { get; } =
        new("SHA2 with 224 bits is not available; use 256, 384 or 512", "SHA2 不支持 224 位，请用 256、384 或 512");
}
