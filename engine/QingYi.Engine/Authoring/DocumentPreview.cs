using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Rendering;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Authoring;

/// <summary>Renders records for a preview, without network or catalogue.</summary>
internal sealed class DocumentPreview(CompiledScheme scheme, ConstantSet constants, RecordLookups? lookups = null)
{
    private readonly DocumentRenderer renderer = new(scheme, constants, lookups);
    private readonly RecordShaper shaper = scheme.Shaper(constants);
    private readonly RecordNamer namer = new(scheme, constants);

    /// <summary>Renders a raw record: each stored record as if no other record were waiting.</summary>
    /// <param name="raw">The record as the source sends it.</param>
    /// <param name="rejected">The number of stored records that are rejected.</param>
    public IReadOnlyList<JsonObject> Of(Record raw, out int rejected)
    {
        var shown = new List<JsonObject>();
        rejected = 0;
        foreach (var (shaped, suffix) in shaper.Shape(raw))
        {
            var record = Named(0, shaped, suffix);
            var batch = renderer.Render([record]);
            rejected += batch.Rejected.Count;
            shown.Add(
                new JsonObject
                {
                    ["id"] = NamelessRecord.Is(record.Id) ? null : record.Id,
                    ["number"] = record.Number.Length == 0 ? null : record.Number,
                }
            );
            Show(shown[^1], batch);
        }

        return shown;
    }

    /// <summary>Renders raw records that wait together, so that groups form.</summary>
    public JsonObject Of(IEnumerable<ReadOnlyMemory<byte>> raw) => Of(raw, out _);

    /// <summary>Does the same.</summary>
    /// <param name="raw">The records as the source sends them.</param>
    /// <param name="refusal">Why the first of them is rejected or parked; null: none is.</param>
    public JsonObject Of(IEnumerable<ReadOnlyMemory<byte>> raw, out LocalizedText? refusal)
    {
        var result = new JsonObject();
        var batch = renderer.Render(raw.SelectMany(r => shaper.Shape(new Record(r))).Select((s, i) => Named(i, s.Record, s.Suffix)));
        Show(result, batch);
        refusal =
            batch.Rejected is [var rejected, ..] ? rejected.Rejection!.Message
            : batch.Passed.Count == 0 && batch.Parked is [var parked, ..] ? parked.Message
            : null;
        return result;
    }

    /// <summary>Renders a stored record.</summary>
    public JsonObject Of(StoredRecord record)
    {
        var result = new JsonObject();
        Show(result, renderer.Render([record]));
        return result;
    }

    private void Show(JsonObject result, RenderedBatch batch)
    {
        if (batch.Rejected is [var rejected, ..])
        {
            result["rejected"] = rejected.Rejection!.Message.ToString();
        }
        else if (batch.Passed.Count > 0)
        {
            result["unsent"] = AuthoringTexts.DeletionUnsent.ToString();
        }
        else if (batch.Parked is [var parked, ..])
        {
            result["parked"] = parked.Message.ToString();
        }

        if (batch.Documents.Count > 0)
        {
            result[scheme.Target.Plan.PreviewName] = new JsonArray([
                .. batch
                    .Documents.SelectMany(d => scheme.Target.Plan.Preview(JsonNode.Parse(d.Request.Span)!.AsObject(), d.Change))
                    .Select(n => n?.DeepClone()),
            ]);
        }
    }

    private StoredRecord Named(long key, Record raw, string suffix)
    {
        var named = namer.Name(raw, suffix);
        return new StoredRecord(key, named.Id, named.Number, named.Content) { Change = raw.Change };
    }
}
