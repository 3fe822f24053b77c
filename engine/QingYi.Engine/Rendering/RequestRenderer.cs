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
    public JsonObject Render(RecordPlan plan, ConstantSet constants) =>
        JsonNode.Parse(Render(WithoutRecord(plan, constants)).Span)!.AsObject();

    /// <summary>Returns what becomes of each parameter of the request, in the order in which they are sent.</summary>
    public IReadOnlyList<NodeTrace> Trace(EvaluationContext context)
    {
        var trace = new List<NodeTrace>();
        wrapper?.Trace("otherRequest.key", context, trace);
        root.Trace("", context, trace);
        return trace;
    }

    /// <summary>Returns the same for a request that needs no record.</summary>
    public IReadOnlyList<NodeTrace> Trace(RecordPlan plan, ConstantSet constants) => Trace(WithoutRecord(plan, constants));

    private static EvaluationContext WithoutRecord(RecordPlan plan, ConstantSet constants)
    {
        var context = new EvaluationContext(plan, constants);
        context.Record.Load("{}"u8.ToArray());
        return context;
    }
}
