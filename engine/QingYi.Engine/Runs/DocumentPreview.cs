using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Records;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Shows what a record would become, without network or catalogue.</summary>
internal sealed class DocumentPreview(CompiledScheme scheme, ConstantSet constants)
{
    private readonly DocumentRenderer renderer = new(scheme, constants);
    private readonly ParsedRecord names = new(scheme.NamePlan);

    public JsonObject Of(ReadOnlyMemory<byte> content, out bool rejected)
    {
        var result = new JsonObject();
        string? id = null;
        try
        {
            names.Load(content);
            id = scheme.IdPath.Read(names) is { IsNullOrEmpty: false } found ? found.ToText() : null;
            result["id"] = id;
            result["number"] = scheme.NumberPath?.Read(names) is { IsNull: false } number ? number.ToText() : null;
        }
        catch (Exception e) when (e is RecordException or JsonException)
        {
            result["id"] = null;
        }

        var (document, rejection) = renderer.Render(new StoredRecord(0, id ?? NamelessRecord.IdOf(content.Span), "", content));
        rejected = rejection is not null;
        if (document is null)
        {
            result["rejected"] = rejection!.Message;
        }
        else
        {
            result[scheme.Target.Plan.PreviewName] = scheme.Target.Plan.Preview(JsonNode.Parse(document.Request.Span)!.AsObject());
        }

        return result;
    }
}
