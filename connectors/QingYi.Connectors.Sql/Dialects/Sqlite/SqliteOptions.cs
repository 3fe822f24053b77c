namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>An SQLite database.</summary>
internal sealed record SqliteOptions
{
    [LocalizedDescription(
        "The database's file; without it an empty database in memory, to which files are attached.",
        "数据库文件；不写则是内存里的空数据库，可以附加文件。"
    )]
    public string File { get; init; } = ":memory:";

    [LocalizedDescription(
        "Further files, by the names that statements use for them: attach: { lehua: lehua.db }.",
        "附加的文件，键是语句里使用的名称：attach: { lehua: lehua.db }。"
    )]
    public Dictionary<string, string> Attach { get; init; } = [];

    [LocalizedDescription(
        "An SQL file that runs when the connection opens: CREATE TABLE IF NOT EXISTS …",
        "打开连接时执行的 SQL 文件：CREATE TABLE IF NOT EXISTS …"
    )]
    public string Setup { get; init; } = "";
}
