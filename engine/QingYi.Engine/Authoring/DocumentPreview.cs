using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Rendering;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;

namespace QingYi.Engine.Authoring;

/// <summary>Shows what records would become, without network or catalogue.</summary>
internal sealed class DocumentPreview(CompiledScheme scheme, ConstantSet constants, RecordLookups? lookups = null)
{
    private readonly DocumentRenderer renderer = new(scheme, constants, lookups);
    private readonly RecordShaper shaper = scheme.Shaper(constants);
    private readonly ParsedRecord names = new(scheme.NamePlan);

    /// <summary>What a raw record becomes, each stored record as if nothing else were waiting.</summary>
    /// <param name="raw">The record as the source sends it.</param>
    /// <param name="rejected">How many of them are refused.</param>
    public IReadOnlyList<JsonObject> Of(ReadOnlyMemory<byte> raw, out int rejected)
    {
        var shown = new List<JsonObject>();
        rejected = 0;
        foreach (var (content, suffix) in shaper.Shape(raw))
        {
            var record = Named(0, content);
            var batch = renderer.Render([record]);
            rejected += batch.Refused.Count;
            shown.Add(
                new JsonObject
                {
                    ["id"] = NamelessRecord.Is(record.Id) ? null : record.Id + suffix,
                    ["number"] = record.Number.Length == 0 ? null : record.Number,
                }
            );
            Show(shown[^1], batch);
        }

        return shown;
    }

    /// <summary>What raw records become that wait together, so that groups form.</summary>
    public JsonObject Of(IEnumerable<ReadOnlyMemory<byte>> raw)
    {
        var result = new JsonObject();
        Show(result, renderer.Render(raw.SelectMany(shaper.Shape).Select((s, i) => Named(i, s.Content))));
        return result;
    }

    /// <summary>What a stored record becomes.</summary>
    public JsonObject Of(StoredRecord record)
    {
        var result = new JsonObject();
        Show(result, renderer.Render([record]));
        return result;
    }

    private void Show(JsonObject result, RenderedBatch batch)
    {
        if (batch.Refused is [var refused, ..])
        {
            result["rejected"] = refused.Rejection!.Message;
        }
        else if (batch.Parked is [var parked, ..])
        {
            result["parked"] = parked.Message;
        }

        if (batch.Documents.Count > 0)
        {
            result[scheme.Target.Plan.PreviewName] = new JsonArray([
                .. batch
                    .Documents.SelectMany(d => scheme.Target.Plan.Preview(JsonNode.Parse(d.Request.Span)!.AsObject()))
                    .Select(n => n?.DeepClone()),
            ]);
        }
    }

    private StoredRecord Named(long key, ReadOnlyMemory<byte> content)
    {
        var number = "";
        try
        {
            names.Load(content);
            number = scheme.NumberPath?.Read(names).ToText() ?? "";
            if (scheme.IdPath.Read(names) is { IsNullOrEmpty: false } id)
            {
                return new StoredRecord(key, id.ToText(), number, content);
            }
        }
        catch (Exception e) when (e is RecordException or JsonException) { }

        return new StoredRecord(key, NamelessRecord.IdOf(content.Span), number, content);
    }
}
