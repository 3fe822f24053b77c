using System.Text;
using System.Text.Json;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Rendering;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>Renders records into documents. Each worker has an instance of its own.</summary>
internal sealed class DocumentRenderer(CompiledScheme scheme, ConstantSet constants, RecordLookups? lookups)
{
    // Documents that are cut out of one group have numbers of their own, derived from the key of the group's first record.
    private const long BillsOfGroup = 100_000;

    private readonly EvaluationContext context = new(scheme.Plan, constants) { Lookups = lookups };
    private readonly RecordConstants ofRecord = new(constants);

    /// <summary>Rejects records whose fields are not known; null: none is rejected for that.</summary>
    public DriftCheck? Drift { get; init; }

    public RenderedBatch Render(IEnumerable<WaitingRecord> records)
    {
        var batch = new RenderedBatch();
        var grouped = new List<StoredRecord>();
        foreach (var record in records)
        {
            if (record.Change == RecordChange.Delete && !scheme.TakesDeletes)
            {
                batch.Passed.Add(record);
            }
            else if (scheme.Grouper is not null)
            {
                grouped.Add((StoredRecord)record);
            }
            else if (record is RenderedRecord rendered)
            {
                batch.Add(new Document(record.Key, record.Id, rendered.Request), [record]);
            }
            else
            {
                var stored = (StoredRecord)record;
                Render(batch, [stored], () => batch.Add(Document(stored), [stored]));
            }
        }

        if (scheme.Grouper is { } grouper)
        {
            Render(batch, grouper, grouped);
        }

        return batch;
    }

    private Document Document(StoredRecord record)
    {
        context.Constants = ofRecord.Of(record.Change);
        return new Document(record.Key, record.Id, Request(record.Content)) { Change = record.Change };
    }

    private void Render(RenderedBatch batch, RecordGrouper grouper, IEnumerable<StoredRecord> records)
    {
        foreach (var group in records.GroupBy(GroupOf))
        {
            StoredRecord[] members = [.. group];
            Render(batch, members, () =>
            {
                var bills = grouper
                    .Group(members.Select(m => Formatted(m).Content))
                    .Select(
                        (bill, i) =>
                            new Document(
                                (members[0].Key * BillsOfGroup) + i,
                                members[0].Id,
                                Request(Encoding.UTF8.GetBytes(bill.ToJsonString(JsonText.OneLine)), format: false)
                            )
                    )
                    .ToList();
                bills.ForEach(b => batch.Add(b, members));
            });
        }
    }

    /// <summary>Returns the key of the record's group; a record that cannot be read is a group of its own.</summary>
    public string GroupOf(StoredRecord record)
    {
        try
        {
            return scheme.Grouper!.KeyOf(Formatted(record).Content.Span);
        }
        catch (Exception e) when (IsOfData(e))
        {
            return $"{record.Key}";
        }
    }

    /// <summary>Returns the records from which a document was made, whatever they would become now.</summary>
    public IReadOnlyList<StoredRecord> OwnersOf(long document, IReadOnlyList<StoredRecord> records)
    {
        var first = records.FirstOrDefault(r => r.Key == (scheme.Grouper is null ? document : document / BillsOfGroup));
        return first is null ? []
            : scheme.Grouper is null ? [first]
            : [.. records.Where(r => GroupOf(r) == GroupOf(first))];
    }

    /// <summary>True when the error is in the record, not in the program; an error of the program ends the run.</summary>
    public static bool IsOfData(Exception e) => e is RecordException or JsonException;

    private void Render(RenderedBatch batch, IReadOnlyList<StoredRecord> members, Action render)
    {
        Rejection rejection;
        try
        {
            if (members.FirstOrDefault(m => NamelessRecord.Is(m.Id)) is { } nameless)
            {
                // A record that is not valid JSON is reported as such, because that says more than the missing id.
                context.Record.Load(nameless.Content);
                rejection = new Rejection("QY2112", RunTexts.NoRecordId(scheme.IdPath.Text));
            }
            else if (Drifted(members) is { } drifted)
            {
                rejection = drifted;
            }
            else
            {
                render();
                return;
            }
        }
        catch (AwaitException e)
        {
            batch.Parked.AddRange(members.Select(m => new ParkedRecord(m.Key, e.Scheme, e.Change, e.Text)));
            return;
        }
        catch (RecordException e)
        {
            rejection = e.Rejection;
        }
        catch (Exception e) when (IsOfData(e))
        {
            rejection = new Rejection("QY2113", RunTexts.RecordUnreadable(LocalizedText.Of(e)));
        }

        batch.Rejected.AddRange(members.Select(m => new Outcome(m.Key, null, rejection)));
    }

    private Rejection? Drifted(IReadOnlyList<StoredRecord> members) =>
        Drift is null
            ? null
            : members
                .Where(m => m.Change == RecordChange.Upsert)
                .Select(m => Drift.Rejection(m.Content.Span, m.Id))
                .ToList()
                .Find(r => r is not null);

    private StoredRecord Formatted(StoredRecord record) => record with { Content = scheme.Formatter.Apply(record.Content, context) };

    private ReadOnlyMemory<byte> Request(ReadOnlyMemory<byte> content, bool format = true)
    {
        context.Record.Load(format ? scheme.Formatter.Apply(content, context) : content);
        return scheme.Target.Request.Render(context);
    }
}
