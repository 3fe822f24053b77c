using Microsoft.Data.Sqlite;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Reads records with their contents out of the page blocks.</summary>
internal sealed class SqliteContents(SqliteDatabase database)
{
    public const string Columns = "key, id, number, page, start, length, write_back, change";
    private (long Page, byte[] Records) unpacked = (-1, []);

    /// <summary>The records that a query over <see cref="Columns"/> finds, each with its change.</summary>
    public List<(StoredRecord Record, long Change)> Read(string sql, params object?[] values) =>
        [.. database.Query(sql, Place, values).Select(p => (new StoredRecord(p.Key, p.Id, p.Number, StoredRecord.WithWriteBack(Page(p.Page).AsMemory(p.Start, p.Length), p.WriteBack)), p.Change))];

    private static (long Key, string Id, string Number, long Page, int Start, int Length, string? WriteBack, long Change) Place(SqliteDataReader row) =>
        (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt32(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt64(7));

    // Records are read in the order they were stored, so the page at hand is nearly always the right one.
    private byte[] Page(long number)
    {
        if (unpacked.Page != number)
        {
            unpacked = (number, PageBlock.Unpack((byte[])database.Scalar("SELECT block FROM page WHERE no = $1", number)!));
        }

        return unpacked.Records;
    }
}
