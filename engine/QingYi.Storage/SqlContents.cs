using System.Data.Common;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>Reads records with their contents from the page blocks.</summary>
internal sealed class SqlContents(StoreDatabase database)
{
    public const string Columns = "no, id, number, page, start, length, write_back, revision, scheme, hash";

    /// <summary>Enough for a delivery of ordinary records, and a limit for the memory that large ones take.</summary>
    public const long MostOfDelivery = 8 * 1024 * 1024;
    private const int PagesKept = 16;
    private const long BytesKept = 24 * 1024 * 1024;
    private readonly LinkedList<(long Scheme, long Page, byte[] Records)> unpacked = [];

    /// <summary>Returns the records that a query over <see cref="Columns"/> selects, without those whose contents were deleted.</summary>
    /// <param name="most">The maximum number of bytes of the contents; further records are not returned, but at least one is.</param>
    /// <param name="sql">The query.</param>
    /// <param name="values">The values of its parameters.</param>
    public List<StoredRecord> Read(long most, string sql, params object?[] values) => ReadPart(most, sql, values).Records;

    /// <summary>
    /// Returns the same records with the number of rows and the key of the last one, with or without content; 0: no rows.
    /// </summary>
    public (List<StoredRecord> Records, int Rows, long Last) ReadPart(long most, string sql, params object?[] values)
    {
        var found = Find(most, sql, values);
        var records = new List<StoredRecord>(found.Count);
        foreach (var at in found)
        {
            if (Page(at.Scheme, at.Page) is { } page)
            {
                records.Add(at.With(page));
            }
        }

        return (records, found.Count, found.Count == 0 ? 0 : found[^1].Key);
    }

    /// <summary>Returns the same records without the contents, which may have been deleted.</summary>
    public List<WaitingRecord> List(long most, string sql, params object?[] values) => Find(most, sql, values).ConvertAll(f => f.Record);

    private List<ContentPlace> Find(long most, string sql, object?[] values)
    {
        var bytes = 0L;
        return database.QueryWhile(sql, Place, f => (bytes += f.Length) <= most || bytes == f.Length, values);
    }

    private static ContentPlace Place(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(7), SqlStage.ChangeOf(row.GetInt64(9)))
        {
            Scheme = row.GetInt64(8),
            Page = row.GetInt64(3),
            Start = row.GetInt32(4),
            Length = row.GetInt32(5),
            WriteBack = row.IsDBNull(6) ? null : row.GetString(6),
        };

    // Callers mostly read records in the order in which they were stored; those of a group, or of a look-up, come from several pages.
    private byte[]? Page(long scheme, long number)
    {
        for (var at = unpacked.First; at is not null; at = at.Next)
        {
            if (at.Value.Scheme == scheme && at.Value.Page == number)
            {
                unpacked.Remove(at);
                unpacked.AddFirst(at);
                return at.Value.Records;
            }
        }

        if (database.Scalar("SELECT block FROM page WHERE scheme = @p1 AND no = @p2", scheme, number) is not byte[] block)
        {
            return null;
        }

        var records = PageBlock.Unpack(block);
        unpacked.AddFirst((scheme, number, records));
        while (unpacked.Count > 1 && (unpacked.Count > PagesKept || unpacked.Sum(p => (long)p.Records.Length) > BytesKept))
        {
            unpacked.RemoveLast();
        }

        return records;
    }
}
