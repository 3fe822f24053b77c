using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Rendering;

/// <summary>A list whose elements the author wrote individually.</summary>
/// <param name="config">The node as the author wrote it.</param>
/// <param name="elements">Its elements.</param>
internal sealed class ListNode(ParameterConfig config, IReadOnlyList<RenderNode> elements) : RenderNode(config)
{
    public override IEnumerable<PathUse> Walked => elements.SelectMany(e => e.Walked);

    public override void WriteMember(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WritePropertyName(Name);
        WriteElement(writer, context);
    }

    public override void WriteElement(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            element.WriteElement(writer, context);
        }

        writer.WriteEndArray();
    }

    public override void Trace(string path, EvaluationContext context, ICollection<NodeTrace> trace)
    {
        foreach (var (index, element) in elements.Index())
        {
            element.Trace($"{path}[{index}]", context, trace);
        }
    }
}
