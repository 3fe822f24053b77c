using System.Text;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Runs;

/// <summary>
/// Converts outcomes of documents to what the store keeps for their records: statuses, write-backs, records for other schemes.
/// </summary>
internal sealed class OutcomeMapper(CompiledScheme scheme, ConstantSet constants, ILogger logger)
{
    private readonly RecordConstants ofRecord = new(constants);

    /// <param name="settled">The outcomes by document.</param>
    /// <param name="batch">The documents of these outcomes.</param>
    public Settlement Map(Settlement settled, RenderedBatch batch)
    {
        var outcomes = new Dictionary<long, Outcome>(settled.Outcomes.Count);
        var writeBacks = new Dictionary<long, string>();
        foreach (var outcome in settled.Outcomes)
        {
            var records = batch.RecordsOf(outcome.Document);
            var writeBack = outcome.Rejection is null && records is [var first, ..] ? WriteBack(outcome, first.Change) : null;
            foreach (var record in records)
            {
                if (!outcomes.TryGetValue(record.Key, out var known) || known.Rejection is null)
                {
                    outcomes[record.Key] = outcome.Document == record.Key ? outcome : outcome with { Document = record.Key };
                }

                if (writeBack is not null)
                {
                    writeBacks[record.Key] = writeBack;
                }
            }
        }

        var written = settled
            .Outcomes.SelectMany(o => batch.RecordsOf(o.Document))
            .DistinctBy(r => r.Key)
            .Where(r => outcomes.TryGetValue(r.Key, out var o) && o.Rejection is null);
        var chained = scheme.Chain is null
            ? []
            : written
                .Concat(batch.Passed)
                .Cast<StoredRecord>()
                .Select(r => Chained(r, writeBacks.GetValueOrDefault(r.Key)))
                .OfType<ChainedRecord>()
                .ToList();
        return settled with
        {
            Outcomes = [.. outcomes.Values, .. batch.Rejected, .. batch.Passed.Select(p => new Outcome(p.Key, null, null))],
            Parked = batch.Parked,
            WriteBacks = writeBacks,
            Chained = chained,
        };
    }

    private string? WriteBack(Outcome outcome, RecordChange change)
    {
        if (scheme.WriteBack is not { } part || outcome.Answer is null)
        {
            return null;
        }

        return Guard(outcome.Document, "primaryWriteback", () =>
            part.Render(Encoding.UTF8.GetBytes(outcome.Answer), ofRecord.Of(change))["primaryWriteback"]?.ToJsonString(JsonText.OneLine)
        );
    }

    private ChainedRecord? Chained(StoredRecord record, string? writeBack)
    {
        var (target, id, content) = scheme.Chain!.Value;
        return Guard(record.Key, "callBackStrategy", () =>
        {
            var stored = StoredRecord.WithWriteBack(record.Content, writeBack);
            var own = ofRecord.Of(record.Change);
            var name = id?.Render(stored, own)["id"]?.ToString();
            var sent = content is null ? stored : Encoding.UTF8.GetBytes(content.Render(stored, own).ToJsonString(JsonText.OneLine));
            return new ChainedRecord(
                target,
                new StagedRecord(string.IsNullOrEmpty(name) ? record.Id : name, record.Number, sent) { Change = record.Change }
            );
        });
    }

    // The target has the record already: an answer that cannot be evaluated must not cause it to be sent again.
    private T? Guard<T>(long record, string step, Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreException))
        {
            logger.Write(LogLevel.Warning, RunLogTexts.AnswerNotEvaluated, record, step, LocalizedText.Of(e));
            return null;
        }
    }
}
