using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>Makes requests: of a window for the source, of a record for the target. Immutable; used by several threads.</summary>
/// <param name="root">The request.</param>
/// <param name="wrapper">The name of a list that it is put into (<c>otherRequest.key</c>); null: none, or where it gives nothing.</param>
internal sealed class RequestRenderer(ObjectNode root, RenderNode? wrapper = null)
{
    /// <summary>The request as UTF-8 JSON.</summary>
    /// <exception cref="RecordException">The record does not fit.</exception>
    public ReadOnlyMemory<byte> Render(EvaluationContext context)
    {
        var writer = context.BeginRequest();
        if (wrapper?.Text(context) is { Length: > 0 } key)
        {
            writer.WriteStartObject();
            writer.WriteStartArray(key);
            root.WriteElement(writer, context);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        else
        {
            root.WriteElement(writer, context);
        }

        var request = context.EndRequest();
        HalfSurrogate.Refuse(request);
        return request;
    }

    /// <summary>A request that needs no record.</summary>
    public JsonObject Render(RecordPlan plan, ConstantSet constants)
    {
        var context = new EvaluationContext(plan, constants);
        context.Record.Load("{}"u8.ToArray());
        return JsonNode.Parse(Render(context).Span)!.AsObject();
    }
}
