namespace QingYi.Connectors.Sql.Statements;

/// <summary>What is wrong with a statement.</summary>
internal static class StatementTexts
{
    public static LocalizedText PlaceholderNotClosed(string open, string close) =>
        new($"the placeholder that begins with '{open}' has no '{close}'. Close it.", $"以 '{open}' 开头的占位符没有 '{close}'。请补上。");

    public static LocalizedText CommentNotClosed =>
        new("the comment that begins with '/*' has no '*/'. Close it.", "以 '/*' 开头的注释没有 '*/'。请补上。");

    public static LocalizedText QuoteNotClosed(char quote) =>
        new(
            $"the text that begins with {quote} is not closed. Close it, or double the quote inside it.",
            $"以 {quote} 开头的文本没有结束。请补上引号；文本里面的引号要写两次。"
        );

    public static LocalizedText Empty(IEnumerable<string> verbs) =>
        new(
            $"the statement is empty. Write one that begins with {string.Join(", ", verbs)}.",
            $"语句是空的。请写一条以 {string.Join("、", verbs)} 开头的语句。"
        );

    public static LocalizedText SecondStatement =>
        new(
            "only one statement is allowed here, but a second one begins. Put it into 'extend_sql_1', 'extend_sql_2' …; "
                + "all of a document's statements are one transaction.",
            "这里只能写一条语句，后面却还有第二条。请放到 'extend_sql_1'、'extend_sql_2' … 里；一张单据的所有语句在同一个事务里。"
        );

    public static LocalizedText NotHere(string word, LocalizedText why, string verb, IReadOnlyList<string> verbs)
    {
        var suggestion = NameSuggestion.DidYouMean(verb, verbs);
        return new(
            $"'{word}' cannot be used here: {why}. Use {string.Join(", ", verbs)}.{suggestion}",
            $"这里不能用 '{word}'：{why}。请用 {string.Join("、", verbs)}。{suggestion}"
        );
    }

    public static LocalizedText TransactionIsTheEngines =>
        new("the engine itself begins and ends the transaction of each document", "每张单据的事务由引擎自己开始和结束");

    public static LocalizedText EndsTransaction => new("it would end the document's transaction early", "它会提前结束单据的事务");

    public static LocalizedText AnotherKind => new("another kind of statement is needed here", "这里需要另一种语句");

    public static LocalizedText WritesNothing => new("it writes nothing", "它什么也不写入");

    public static LocalizedText InPlaceOfName(string word) =>
        new(
            $"'{word}' is in the place of a table or column name, but it can only bind a value. Write the name itself.",
            $"'{word}' 写在表名或列名的位置，但它只能绑定值。请直接写出名称。"
        );

    public static LocalizedText NotADefault(string text) =>
        new(
            $"'{text}' is not a default. Use nothing (NULL), a number, a text in quotes, CURRENT_TIMESTAMP or NOW().",
            $"'{text}' 不能作默认值。可以留空（NULL），或写数字、带引号的文本、CURRENT_TIMESTAMP、NOW()。"
        );
}
