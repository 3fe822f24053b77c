using Microsoft.Data.Sqlite;

namespace QingYi.Tests;

/// <summary>Reads and changes an SQLite file directly, without the tested code.</summary>
internal static class SqliteFile
{
    /// <summary>The rows that a statement returns.</summary>
    public static List<object?[]> Query(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }
}
