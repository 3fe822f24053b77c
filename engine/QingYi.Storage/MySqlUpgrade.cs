namespace QingYi.Storage;

/// <summary>A statement of an upgrade. The server makes each permanent by itself, so that an upgrade which broke off is gone on with where it was.</summary>
/// <param name="Table">The table that tells whether it is still to be done.</param>
/// <param name="Column">Its column.</param>
/// <param name="IsThere">It is to be done while the column is there; false: while it is not.</param>
/// <param name="Statement">The statement.</param>
internal sealed record MySqlUpgrade(string Table, string Column, bool IsThere, string Statement)
{
    public static MySqlUpgrade Add(string table, string column, string type) => new(table, column, false, $"ALTER TABLE {table} ADD COLUMN {column} {type}");

    public static MySqlUpgrade Drop(string table, string column) => new(table, column, true, $"ALTER TABLE {table} DROP COLUMN `{column}`");

    public static MySqlUpgrade Rename(string table, string column, string to) => new(table, column, true, $"ALTER TABLE {table} RENAME COLUMN `{column}` TO {to}");

    /// <summary>Does it, where it is still to be done.</summary>
    public void Run(MySqlDatabase database)
    {
        var found = database.Scalar("SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = @p1 AND COLUMN_NAME = @p2", Table, Column) is not null;
        if (found == IsThere)
        {
            database.Execute(Statement);
        }
    }
}
