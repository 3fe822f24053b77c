using QingYi.Engine.Language.Lookups;

namespace QingYi.Storage;

/// <summary>
/// Look-ups in the embedded store. A table contains what an index stores for each record, by its key. A look-up first adds the records that
/// were stored since the last one, so its cost does not depend on the number of records.
/// </summary>
internal sealed class SqlLookups(StoreDatabase database) : RecordLookups
{
    private const int RecordsAtOnce = 5000;

    // A record whose content has changed since is in the table again, under the later change.
    private const string Fitting =
        "SELECT f.kept FROM found f JOIN record r ON r.no = f.record AND r.revision = f.revision WHERE f.lookup = @p1 AND "
        + "f.value = @p2 ORDER BY f.revision DESC, f.record DESC LIMIT @p3 OFFSET @p4";

    public override IEnumerable<string> Find(LookupIndex index, string key)
    {
        if (Scheme(index.Scheme) is not { } scheme)
        {
            yield break;
        }

        var lookup = CatchUp(index, scheme.Number, scheme.Change);
        for (var (at, size) = (0, 1); ; (at, size) = (at + size, 1000))
        {
            var found = database.Now(() => database.Query(Fitting, r => r.GetString(0), lookup, key, size, at));
            foreach (var kept in found)
            {
                yield return kept;
            }

            if (found.Count < size)
            {
                yield break;
            }
        }
    }

    public override long LastChange(string scheme) => Scheme(scheme)?.Change ?? 0;

    private (long Number, long Change)? Scheme(string id) =>
        database.Now(() => database.Query("SELECT no, newest FROM scheme WHERE id = @p1", r => (r.GetInt64(0), r.GetInt64(1)), id))
            is [var scheme]
            ? scheme
            : null;

    private long CatchUp(LookupIndex index, long scheme, long change)
    {
        while (true)
        {
            var (lookup, done) = database.Now(() => Advance(index, scheme, change));
            if (done)
            {
                return lookup;
            }
        }
    }

    private (long Lookup, bool Done) Advance(LookupIndex index, long scheme, long change)
    {
        var known = database.Query(
            "SELECT no, done FROM lookup WHERE scheme = @p1 AND name = @p2",
            r => (Number: r.GetInt64(0), Done: r.GetInt64(1)),
            scheme,
            index.Name
        );
        if (known is [var current] && current.Done >= change)
        {
            return (current.Number, true);
        }

        if (known is not [var (lookup, done)])
        {
            database.IndexChanges();
            (lookup, done) = (database.Insert("INSERT INTO lookup (scheme, name, done) VALUES (@p1, @p2, -1)", scheme, index.Name), -1L);
        }

        // Only complete changes are indexed: the last one in this batch may have further records.
        var limit = database.Scalar(
            "SELECT revision FROM record WHERE scheme = @p1 AND revision > @p2 ORDER BY revision LIMIT 1 OFFSET @p3",
            scheme,
            done,
            RecordsAtOnce
        )
            is long later
            ? later
            : change;
        foreach (
            var record in new SqlContents(database).Read(
                long.MaxValue,
                $"SELECT {SqlContents.Columns} FROM record WHERE scheme = @p1 AND revision > @p2 AND revision <= @p3 ORDER BY page, no",
                scheme,
                done,
                limit
            )
        )
        {
            if (index.Read(record.Content) is var (value, kept))
            {
                database.Execute(
                    "REPLACE INTO found (lookup, value, revision, record, kept) VALUES (@p1, @p2, @p3, @p4, @p5)",
                    lookup,
                    value,
                    record.Revision,
                    record.Key,
                    kept
                );
            }
        }

        database.Execute("UPDATE lookup SET done = @p1 WHERE no = @p2", limit, lookup);
        return (lookup, limit >= change);
    }
}
