using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>
/// The changes that people make to a scheme's records, whichever process runs the scheme. Nobody waits: these methods skip records that are
/// being delivered, and a run that has read a record which changes here reads it again.
/// </summary>
internal sealed class SqlPool(StoreDatabase database, string id)
{
    public int Move(RecordChoice choice, RecordStatus to, AuditStamp by)
    {
        if (Scheme() is not { } scheme)
        {
            return 0;
        }

        // Where newer content waits for a delivery to be settled, the delivery determines the next status.
        var which =
            $"scheme = @p2 AND status IN ({string.Join(", ", choice.Statuses.Select(s => (int)s))}) AND status <> 5 AND no "
            + "NOT IN (SELECT record FROM changed)"
            + (
                to == RecordStatus.Waiting
                    ? " AND EXISTS (SELECT 1 FROM page WHERE page.scheme = record.scheme AND page.no = record.page AND "
                        + "page.block IS NOT NULL)"
                    : ""
            )
            + (
                choice.Code is null
                    ? ""
                    : " AND (status = 3 AND no IN (SELECT record FROM rejection WHERE code = @p3) OR status = 4 AND @p3 = '"
                        + $"{SqlStories.ParkedCode}')"
            );
        var moved =
            choice.Ids.Count == 0 ? Move(which, []) : choice.Ids.Sum(i => Move($"{which} AND id = @p{(choice.Code is null ? 3 : 4)}", [i]));
        if (moved > 0)
        {
            database.Audit(id, by, Audited(moved, choice, to));
        }

        return moved;

        int Move(string these, string[] named)
        {
            object?[] chosen = [.. choice.Code is null ? [] : new[] { choice.Code }, .. named];
            var what = to == RecordStatus.Skipped ? "skipped" : "retried";
            database.Execute(
                $"INSERT INTO event (record, at, what, detail) SELECT no, @p1, '{what}', '' FROM record WHERE {these}",
                [by.At.ToUnixTimeMilliseconds(), scheme, .. chosen]
            );
            return database.Execute($"UPDATE record SET status = @p1 WHERE {these}", [(int)to, scheme, .. chosen]);
        }
    }

    /// <returns>False: the record does not exist, is delivered, or is part of an open delivery.</returns>
    public bool Edit(string record, ReadOnlyMemory<byte> content, AuditStamp by)
    {
        if (Scheme() is not { } scheme || !new SqlStage(database, scheme).Edit(record, content, by.At))
        {
            return false;
        }

        database.Audit(id, by, StorageTexts.Edited(record));
        return true;
    }

    private static LocalizedText Audited(int records, RecordChoice choice, RecordStatus to)
    {
        var moved = StorageTexts.Moved(records, LocalizedText.Join("/", "/", choice.Statuses.Select(Label)), Label(to));
        moved = choice.Ids.Count == 0 ? moved : StorageTexts.MovedById(moved, choice.Ids);
        return choice.Code is null ? moved : StorageTexts.MovedByCode(moved, choice.Code);
    }

    private static LocalizedText Label(RecordStatus status) => new(status.ToString(), RecordMove.Label(status).Chinese);

    private long? Scheme() => database.Scalar("SELECT no FROM scheme WHERE id = @p1", id) as long?;
}
