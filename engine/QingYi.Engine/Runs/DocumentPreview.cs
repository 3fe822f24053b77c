using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Records;
using QingYi.Engine.Requests;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Shows what records would become, without network or catalogue.</summary>
internal sealed class DocumentPreview(CompiledScheme scheme, ConstantSet constants, RecordLookups? lookups = null)
{
    private readonly DocumentRenderer renderer = new(scheme, constants, lookups);
    private readonly ParsedRecord names = new(scheme.NamePlan);

    /// <summary>One record, as if nothing else were waiting.</summary>
    public JsonObject Of(ReadOnlyMemory<byte> content, out bool rejected)
    {
        var record = Named(0, content);
        var result = new JsonObject { ["id"] = NamelessRecord.Is(record.Id) ? null : record.Id, ["number"] = record.Number.Length == 0 ? null : record.Number };
        var batch = renderer.Render([record]);
        rejected = batch.Refused.Count > 0;
        Show(result, batch);
        return result;
    }

    /// <summary>Several records that wait together, so that groups form.</summary>
    public JsonObject Of(IEnumerable<ReadOnlyMemory<byte>> contents)
    {
        var result = new JsonObject();
        Show(result, renderer.Render(contents.Select((c, i) => Named(i, c))));
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
            result[scheme.Target.Plan.PreviewName] = new JsonArray([.. batch.Documents.SelectMany(d => scheme.Target.Plan.Preview(JsonNode.Parse(d.Request.Span)!.AsObject())).Select(n => n?.DeepClone())]);
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
        catch (Exception e) when (e is RecordException or JsonException)
        {
        }

        return new StoredRecord(key, NamelessRecord.IdOf(content.Span), number, content);
    }
}
