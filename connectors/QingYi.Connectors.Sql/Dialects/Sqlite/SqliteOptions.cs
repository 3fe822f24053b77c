using System.ComponentModel;

namespace QingYi.Connectors.Sql.Dialects.Sqlite;

/// <summary>An SQLite database.</summary>
internal sealed record SqliteOptions
{
    [Description("数据库文件。The database's file; without it an empty database in memory, to which files are attached.")]
    public string File { get; init; } = ":memory:";

    [Description("Further files, by the names that statements use for them: attach: { lehua: lehua.db }.")]
    public Dictionary<string, string> Attach { get; init; } = [];

    [Description("An SQL file that runs when the connection opens: CREATE TABLE IF NOT EXISTS …")]
    public string Setup { get; init; } = "";
}
