using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A small additional request of a target, which reads other JSON than the record.</summary>
/// <param name="Plan">The fields that it reads.</param>
/// <param name="Renderer">Renders it.</param>
internal sealed record SideRequest(RecordPlan Plan, RequestRenderer Renderer)
{
    /// <exception cref="RecordException">The JSON has an invalid value.</exception>
    public JsonObject Render(ReadOnlyMemory<byte> json, ConstantSet constants)
    {
        var context = new EvaluationContext(Plan, constants);
        context.Record.Load(json);
        return JsonNode.Parse(Renderer.Render(context).Span)!.AsObject();
    }
}
