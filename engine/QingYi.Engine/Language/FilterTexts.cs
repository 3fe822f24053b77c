namespace QingYi.Engine.Language;

/// <summary>What the filters say to people.</summary>
internal static class FilterTexts
{
    public static LocalizedText UnknownFilter(string name, IEnumerable<string> known)
    {
        var meant = NameSuggestion.DidYouMean(name, known);
        return new(
            $"'{name}' is not a filter.{meant} Known filters: {string.Join(", ", known)}, and Scriban's own (string.upcase, math.round …). "
                + $"A field whose name has spaces or signs is written in backticks: {{{{`Order ID`}}}}.",
            $"没有过滤器 '{name}'。{meant}可用的过滤器：{string.Join("、", known)}，以及 Scriban 自带的（string.upcase、math.round……）。"
                + $"字段名里有空格或符号时，请加上反引号：{{{{`Order ID`}}}}。"
        );
    }

    public static LocalizedText QuoteNotClosed(char quote) =>
        new($"the text that begins with {quote} is not closed.", $"以 {quote} 开头的文本没有结束的引号。");

    // Arguments.
    public static LocalizedText NeedsPattern(string filter) =>
        new(
            $"the filter '{filter}' needs a pattern such as \"yyyyMMdd\": {filter}(…).",
            $"过滤器 '{filter}' 需要格式，如 \"yyyyMMdd\"：{filter}(…)。"
        );

    public static LocalizedText NeedsValue(string filter) =>
        new($"the filter '{filter}' needs a value: {filter}(…).", $"过滤器 '{filter}' 需要一个值：{filter}(…)。");

    public static LocalizedText NeedsWholeNumber(string filter, string found) =>
        new(
            $"the filter '{filter}' needs a whole number: {filter}:1, but has '{found}'.",
            $"过滤器 '{filter}' 需要整数：{filter}:1，现在是 '{found}'。"
        );

    public static LocalizedText NegativeLength { get; } =
        new("the filter 'longText' needs a length that is not negative: longText:15.", "过滤器 'longText' 的长度不能是负数：longText:15。");

    // Times.
    public static LocalizedText NotAPattern(string pattern) =>
        new(
            $"'{pattern}' is not a time pattern. Use \"yyyy-MM-dd HH:mm:ss\" or \"%Y-%m-%d %H:%i:%s\".",
            $"'{pattern}' 不是时间格式。请用 \"yyyy-MM-dd HH:mm:ss\" 或 \"%Y-%m-%d %H:%i:%s\"。"
        );

    public static LocalizedText UnknownPartOfPattern(char part, string pattern) =>
        new(
            $"'%{part}' is not known in the time pattern '{pattern}'. Known: %Y %y %m %c %d %e %H %k %h %i %s %f %p %T %%.",
            $"时间格式 '{pattern}' 里的 '%{part}' 无法识别。可用：%Y %y %m %c %d %e %H %k %h %i %s %f %p %T %%。"
        );

    public static LocalizedText NotATime(string value, string use) =>
        new(
            $"'{value}' is not a time, but '{use}' needs one (2024-06-05 10:11:12, ISO 8601, Unix seconds or milliseconds).",
            $"'{value}' 不是时间，而 '{use}' 需要时间（2024-06-05 10:11:12、ISO 8601、Unix 秒或毫秒）。"
        );

    public static LocalizedText OutsideTheCalendar(string filter, int count) =>
        new($"{filter}:{count} gives a time outside the years 1 to 9999.", $"{filter}:{count} 得到的时间不在公元 1 年到 9999 年之间。");

    /// <summary>What a filter said about the value of a field.</summary>
    public static LocalizedText OfField(string field, LocalizedText cause) => new($"'{field}': {cause}", $"'{field}'：{cause}");
}
