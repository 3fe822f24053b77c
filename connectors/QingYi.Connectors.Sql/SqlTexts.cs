namespace QingYi.Connectors.Sql;

/// <summary>What is said about a connection to a database.</summary>
internal static class SqlTexts
{
    public static LocalizedText AboutMySql => new("MySQL 8 and MariaDB 10.6 or later.", "MySQL 8 与 MariaDB 10.6 及更高版本。");

    public static LocalizedText AboutSqlite =>
        new("An embedded database; runs schemes written for mysql.", "内嵌数据库，可运行为 mysql 写的方案。");

    public static LocalizedText Connected(string version) => new($"connected: {version}", $"已连接：{version}");

    public static LocalizedText ConnectedTo(string version, string database) =>
        new($"connected: {version}, {database}", $"已连接：{version}，{database}");

    public static LocalizedText NoTable(string name) => new($"there is no table '{name}'", $"没有表 '{name}'");

    public static LocalizedText CorrectTable(string name, IEnumerable<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(name, known);
        return new(
            $"Correct the name, or ask for the right to see the table.{suggestion}",
            $"请改正表名，或申请查看该表的权限。{suggestion}"
        );
    }
}
