using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A small request of its own beside the target's: it reads other JSON than the record's plan was made for.</summary>
/// <param name="Plan">What it reads.</param>
/// <param name="Renderer">What it makes of it.</param>
internal sealed record SideRequest(RecordPlan Plan, RequestRenderer Renderer)
{
    /// <exception cref="RecordException">The JSON does not fit.</exception>
    public JsonObject Render(ReadOnlyMemory<byte> json, ConstantSet constants)
    {
        var context = new EvaluationContext(Plan, constants);
        context.Record.Load(json);
        return JsonNode.Parse(Renderer.Render(context).Span)!.AsObject();
    }
}
