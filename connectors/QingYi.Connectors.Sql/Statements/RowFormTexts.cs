namespace QingYi.Connectors.Sql.Statements;

/// <summary>Why rows of a statement cannot be combined.</summary>
internal static class RowFormTexts
{
    public static LocalizedText OnlyInsertValues(string verb) =>
        new($"only INSERT … VALUES can be combined, and this is {verb}", $"只有 INSERT … VALUES 可以合并，这条是 {verb}");

    public static LocalizedText NoInto(string word, string verb) =>
        new($"'{word}' follows {verb}, where a plain statement has INTO", $"{verb} 后面是 '{word}'，普通语句在这里是 INTO");

    public static LocalizedText NotColumnsAndValues =>
        new("it does not have the form (columns) VALUES (values)", "它不是 (columns) VALUES (values) 的形式");

    public static LocalizedText RowNotAfterValues => new("its row does not follow VALUES", "VALUES 后面不是一行值");

    public static LocalizedText SeveralRows => new("it has several rows already", "它已经有多行");

    public static LocalizedText AfterRow(string word) => new($"'{word}' follows its row", $"行的后面还有 '{word}'");

    public static LocalizedText ParametersOutsideRow => new("it has parameters outside its row", "行以外还有参数");

    public static LocalizedText RowNotClosed => new("its row is not closed", "行的括号没有结束");

    public static LocalizedText CallOnOtherRows(string function) =>
        new($"the value of {function}(…) may depend on other rows", $"{function}(…) 的值可能取决于其他行");

    public static LocalizedText WordOnOtherRows(string word) =>
        new($"'{word}' in its row may depend on other rows", $"行里的 '{word}' 可能取决于其他行");
}
