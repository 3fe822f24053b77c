namespace QingYi.Engine.Language;

/// <summary>What placeholders and expressions say to people.</summary>
internal static class LanguageTexts
{
    // Placeholders.
    public static LocalizedText BracesNotClosed { get; } =
        new(
            "the placeholder that begins with '{{' has no '}}'. Close it, or write '\\{{' for the characters themselves.",
            "以 '{{' 开头的占位符没有 '}}'。请补上；如果要字符本身，写 '\\{{'。"
        );

    public static LocalizedText AnglesNotClosed { get; } =
        new(
            "the placeholder that begins with '<<' has no '>>'. Close it, or write '\\<<' for the characters themselves.",
            "以 '<<' 开头的占位符没有 '>>'。请补上；如果要字符本身，写 '\\<<'。"
        );

    public static LocalizedText EmptyPlaceholder { get; } =
        new(
            "the placeholder is empty. Write a field such as {{tradeNo}}, or '\\{{' for the characters themselves.",
            "占位符是空的。请写一个字段，如 {{tradeNo}}；如果要字符本身，写 '\\{{'。"
        );

    public static LocalizedText NotReadAsField(string text, string name)
    {
        var wanted = $"`{name}`";
        return new(
            $"'{text}' is not read as a field. Write the field's name in backticks: {{{{{wanted}}}}}.",
            $"'{text}' 不会被读成字段。请给字段名加上反引号：{{{{{wanted}}}}}。"
        );
    }

    public static LocalizedText NumberNotReadAsField(string number)
    {
        var wanted = $"`{number}`";
        return new(
            $"'{number}' is not read as a field. Write the field's name in backticks: {{{{{wanted}}}}}; "
                + $"a number is written without braces: {number}.",
            $"'{number}' 不会被读成字段。请给字段名加上反引号：{{{{{wanted}}}}}；如果要数字，不用写大括号：{number}。"
        );
    }

    public static LocalizedText SentAsItStands(string text, string name)
    {
        var wanted = $"{{{{`{name}`}}}}";
        return new(
            $"'{text}' is not read as a field, and would be sent as it stands. Write {wanted}, "
                + $"or '\\{text}' for the characters themselves.",
            $"'{text}' 不会被读成字段，会原样发出。请写 {wanted}；如果要字符本身，写 '\\{text}'。"
        );
    }

    // Expressions.
    public static LocalizedText NeitherFieldNorExpression(string text, string cause) =>
        new(
            $"'{text}' is neither a field nor a valid expression: {cause}. Write a field such as tradeNo, or correct the expression.",
            $"'{text}' 既不是字段，也不是有效的表达式：{cause}。请写一个字段，如 tradeNo，或改正表达式。"
        );

    public static LocalizedText ExpressionFailed(string text, LocalizedText cause) =>
        new($"the expression '{text}' failed: {cause}", $"表达式 '{text}' 计算失败：{cause}");

    public static LocalizedText TookTooLong { get; } = new("it took longer than 2 seconds", "计算超过了 2 秒");

    /// <summary>In English what the platform says, and by which it is recognized.</summary>
    public static LocalizedText DividedByZero { get; } = new("Attempted to divide by zero.", "除数为零。");

    public static LocalizedText NotFinite { get; } = new("the result is not a finite number.", "结果不是有限的数。");
}
