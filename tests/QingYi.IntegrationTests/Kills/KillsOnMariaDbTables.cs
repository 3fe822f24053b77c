namespace QingYi.IntegrationTests.Kills;

/// <summary>The kill matrix over tables of MariaDB.</summary>
public abstract class KillsOnMariaDbTables(MariaDb database, string schema) : KillMatrix
{
    protected override string Schema => schema;

    protected override async Task<string> TargetAsync(string folder)
    {
        await database.ExecuteAsync($"DROP DATABASE IF EXISTS {Schema}; CREATE DATABASE {Schema} CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(JackyunToMySql.Tables, Schema);
        return $"{{ connector: mysql, connectionString: \"{database.Connection(Schema)}\" }}";
    }

    protected override Task<List<object?[]>> QueryAsync(string sql) => database.QueryAsync(sql, Schema);
}
