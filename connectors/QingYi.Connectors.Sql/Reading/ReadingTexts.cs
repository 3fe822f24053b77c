namespace QingYi.Connectors.Sql.Reading;

/// <summary>What is said about api <c>select</c>.</summary>
internal static class ReadingTexts
{
    public static LocalizedText NeedsMainSql =>
        new(
            "the api 'select' needs a 'main_sql': the SELECT that reads the records. Add it to 'request'.",
            "接口 'select' 需要 'main_sql'：读取记录的 SELECT 语句。请加到 'request' 里。"
        );

    public static LocalizedText NoParameter(string name, IReadOnlyList<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(name, known);
        return new(
            $"no parameter is called '{name}'.{suggestion} The statement can name: {string.Join(", ", known)}. Add it to 'request'.",
            $"没有名为 '{name}' 的参数。{suggestion}语句可以引用：{string.Join("、", known)}。请加到 'request' 里。"
        );
    }

    public static LocalizedText UnusedParameter(string name) =>
        new(
            $"the statement does not use the parameter '{name}'. Write :{name} in the SQL, or remove the parameter.",
            $"语句没有用到参数 '{name}'。请在 SQL 里写 :{name}，或去掉该参数。"
        );

    public static LocalizedText NoOrder =>
        new(
            $"the pages of this statement have no order of their own, so a row can be on two of them or on none. {KeyInsteadOfOffset}",
            $"这条语句没有规定各页的顺序，同一行可能出现在两页，也可能哪一页都没有。{KeyInsteadOfOffset}"
        );

    public static LocalizedText RowsShift =>
        new(
            $"a row that is removed or changes its place while the pages are read shifts those behind it, and one is skipped. "
                + $"{KeyInsteadOfOffset}",
            $"翻页期间有行被删除或换了位置时，后面的行会移位，从而漏读一行。{KeyInsteadOfOffset}"
        );

    public static LocalizedText LimitIsNotThePageSize =>
        new(
            "the statement is paged by offset, but its limit is not {{PAGINATION_PAGE_SIZE}}, so rows between two "
                + "pages would be skipped. Write LIMIT :limit OFFSET :offset with both pagination constants.",
            "语句按偏移翻页，但 limit 不是 {{PAGINATION_PAGE_SIZE}}，两页之间的行会漏读。"
                + "请写 LIMIT :limit OFFSET :offset，两者都用分页常量。"
        );

    public static LocalizedText NoPositionWithoutKey =>
        new("rows without a key give no position to resume at", "没有键列，就不知道从哪一行继续");

    public static LocalizedText NameKey =>
        new("Name a unique column in 'key' to resume after the last row read.", "请在 'key' 中写一个唯一列，以便从最后读到的行之后继续。");

    public static LocalizedText OffsetShifts =>
        new("rows that were added or removed meanwhile shift the pages of an offset", "期间增加或删除了行，按偏移的分页就会移位");

    public static LocalizedText KeyInsteadOfOffset =>
        new("Name a unique column in 'key' instead of limit and offset.", "请在 'key' 中写一个唯一列，不要用 limit 和 offset。");

    public static LocalizedText ParameterDoesNotFit(LocalizedText problem) =>
        new($"a parameter of the statement does not fit: {problem}", $"语句的参数值不合适：{problem}");

    public static LocalizedText CorrectRequest => new("Correct the request of the source.", "请改正源端的请求。");

    public static LocalizedText SameKey(string value, string key) =>
        new(
            $"two rows have the same value {value} in the key column '{key}', so a page between them would lose one",
            $"有两行在键列 '{key}' 中的值都是 {value}，在它们之间翻页会漏掉一行"
        );

    public static LocalizedText NameUniqueKey =>
        new(
            "Name a unique column in 'key', or leave it out: then all rows are read in one pass.",
            "请在 'key' 中写一个唯一列，或不写 'key'：那样会一次读完所有行。"
        );

    public static LocalizedText NoKeyValue(string key) =>
        new($"the statement's rows have no value in the key column '{key}'", $"语句返回的行在键列 '{key}' 中没有值");

    public static LocalizedText SelectKey =>
        new(
            "Select that column, spelled the same; it must be unique and never NULL.",
            "请在 SELECT 里取出该列，名称写法相同；它必须唯一，且从不为 NULL。"
        );
}
