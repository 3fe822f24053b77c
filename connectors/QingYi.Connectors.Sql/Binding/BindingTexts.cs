namespace QingYi.Connectors.Sql.Binding;

/// <summary>Why a value cannot be bound.</summary>
internal static class BindingTexts
{
    public static LocalizedText NoGeneratedKey =>
        new(
            "the main statement generated no key, but another statement needs :lastInsertId. Does the table have an "
                + "auto-increment column, and did the INSERT write a row?",
            "主语句没有生成主键，但另一条语句要用 :lastInsertId。请检查：表是否有自增列，INSERT 是否写入了一行？"
        );

    public static LocalizedText Refused(LocalizedText where, string value, LocalizedText problem) =>
        new($"{where}: the value '{value}' {problem}.", $"{where}：值 '{value}' {problem}。");

    public static LocalizedText InParameter(string name) => new($"parameter {name}", $"参数 {name}");

    public static LocalizedText InColumn(string name) => new($"column {name}", $"列 {name}");

    public static LocalizedText IsList =>
        new(
            "is a list, but one parameter takes one value. Put the parameter into a block over the list "
                + "(extend_params_n), or join it with the filter implode",
            "是列表，而一个参数只能取一个值。请把参数放进按该列表逐个执行的块（extend_params_n），或用过滤器 implode 拼接"
        );

    public static LocalizedText HalfCharacter =>
        new("holds half of a surrogate pair, which is not a character", "含有半个代理对，这不是字符");

    public static LocalizedText TooLong(int characters, long longest) =>
        new($"has {characters} characters, but the column takes {longest}", $"有 {characters} 个字符，列最多 {longest} 个");

    public static LocalizedText NotADate => new("is not a date", "不是日期");

    public static LocalizedText NotADateAndTime => new("is not a date and time", "不是日期时间");

    public static LocalizedText NotANumber => new("is not a number", "不是数字");
}
