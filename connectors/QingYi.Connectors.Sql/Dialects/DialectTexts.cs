namespace QingYi.Connectors.Sql.Dialects;

/// <summary>What every database can say.</summary>
internal static class DialectTexts
{
    public static LocalizedText NotATable(string path) => new($"'{path}' is not the name of a table", $"'{path}' 不是表名");

    public static LocalizedText WriteTable =>
        new(
            "Write TABLE or SCHEMA.TABLE; put a name that contains a dot in backticks.",
            "请写 TABLE 或 SCHEMA.TABLE；名称里有点时，用反引号括起来。"
        );

    public static LocalizedText TwoColumns(string name) =>
        new(
            $"the statement returns two columns called '{name}', and a record can hold one",
            $"语句返回两个名为 '{name}' 的列，而一条记录里只能有一个"
        );

    public static LocalizedText RenameColumn(string name) =>
        new($"Give one of them another name: … AS other_{name}.", $"请给其中一列换个名称：… AS other_{name}。");

    public static LocalizedText RowTooLarge(string table, long megabytes, long limit) =>
        new(
            $"a row of {table} has about {megabytes} MB, but the server takes {limit} MB "
                + $"in one statement (max_allowed_packet). Raise the limit on the server, or leave the large value out.",
            $"{table} 的一行约有 {megabytes} MB，但服务器一条语句只接受 {limit} MB（max_allowed_packet）。"
                + $"请调大服务器的这个限制，或去掉这个过大的值。"
        );
}
