namespace QingYi.Storage;

/// <summary>
/// A statement of an upgrade. The server makes each permanent by itself, so that an upgrade which broke off is gone on with where it was.
/// </summary>
/// <param name="Table">The table that tells whether it is still to be done.</param>
/// <param name="Part">Its column, or its index.</param>
/// <param name="IsThere">It is to be done while the part is there; false: while it is not.</param>
/// <param name="Statement">The statement.</param>
internal sealed record MySqlUpgrade(string Table, string Part, bool IsThere, string Statement)
{
    private const string Found = """
        SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = @p1 AND COLUMN_NAME = @p2
        UNION SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = @p1 AND INDEX_NAME = @p2
        """;

    public static MySqlUpgrade Add(string table, string column, string type) =>
        new(table, column, false, $"ALTER TABLE {table} ADD COLUMN {column} {type}");

    public static MySqlUpgrade Drop(string table, string column) => new(table, column, true, $"ALTER TABLE {table} DROP COLUMN `{column}`");

    public static MySqlUpgrade Rename(string table, string column, string to) =>
        new(table, column, true, $"ALTER TABLE {table} RENAME COLUMN `{column}` TO {to}");

    public static MySqlUpgrade Index(string table, string index, string columns) =>
        new(table, index, false, $"CREATE INDEX {index} ON {table} ({columns})");

    /// <summary>Does it, where it is still to be done.</summary>
    public void Run(MySqlDatabase database)
    {
        if ((database.Scalar(Found, Table, Part) is not null) == IsThere)
        {
            database.ExecuteToTheEnd(Statement);
        }
    }
}
