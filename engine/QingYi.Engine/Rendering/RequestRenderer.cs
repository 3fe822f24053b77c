using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>Renders requests: of a window for the source, of a record for the target. Immutable; several threads use it.</summary>
/// <param name="root">The request.</param>
/// <param name="wrapper">The name of a list that contains the request (<c>otherRequest.key</c>); null, or rendered as null: none.</param>
internal sealed class RequestRenderer(ObjectNode root, RenderNode? wrapper = null)
{
    /// <summary>Renders the request as UTF-8 JSON.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
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

    /// <summary>Renders a request that needs no record.</summary>
    public JsonObject Render(RecordPlan plan, ConstantSet constants)
    {
        var context = new EvaluationContext(plan, constants);
        context.Record.Load("{}"u8.ToArray());
        return JsonNode.Parse(Render(context).Span)!.AsObject();
    }
}
