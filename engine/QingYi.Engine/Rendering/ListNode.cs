using System.Text.Json;
using QingYi.Engine.Language;

namespace QingYi.Engine.Rendering;

/// <summary>A list whose elements the author wrote individually.</summary>
internal sealed class ListNode(string name, IReadOnlyList<RenderNode> elements) : RenderNode(name)
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
}
