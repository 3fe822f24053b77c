namespace QingYi.Storage;

/// <summary>
/// A statement of an upgrade. The server commits each statement by itself, so an interrupted upgrade continues with the next one.
/// </summary>
/// <param name="Table">The table that shows whether the statement is still to be run.</param>
/// <param name="Part">A column or an index of the table.</param>
/// <param name="IsThere">True: run the statement while the part exists; false: while it does not.</param>
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

    /// <summary>Runs the statement, if it is still to be run.</summary>
    public void Run(MySqlDatabase database)
    {
        if ((database.Scalar(Found, Table, Part) is not null) == IsThere)
        {
            database.ExecuteToTheEnd(Statement);
        }
    }
}
