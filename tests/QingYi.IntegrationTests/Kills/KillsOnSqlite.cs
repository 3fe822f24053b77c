using QingYi.Tests;

namespace QingYi.IntegrationTests.Kills;

public sealed class KillsOnSqlite : KillMatrix
{
    private string file = "";

    protected override string Schema => "lehua";

    protected override Task<string> TargetAsync(string folder)
    {
        file = Path.Combine(folder, "lehua.db");
        return Task.FromResult(
            $"{{ connector: sqlite, attach: {{ lehua: \"{file}\" }}, setup: \"{QingYiProcess.Root}/schemes/environments/lehua.sql\" }}"
        );
    }

    protected override Task<List<object?[]>> QueryAsync(string sql) => Task.FromResult(SqliteFile.Query(file, sql));
}
