using System.Text.Json;
using QingYi.Engine.Language;

namespace QingYi.Engine.Rendering;

/// <summary>A parameter that consists of others.</summary>
internal sealed class ObjectNode(string name, IReadOnlyList<RenderNode> members) : RenderNode(name)
{
    public override IEnumerable<PathUse> Walked => members.SelectMany(m => m.Walked);

    public override void WriteMember(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WritePropertyName(Name);
        WriteElement(writer, context);
    }

    public override void WriteElement(Utf8JsonWriter writer, EvaluationContext context)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            member.WriteMember(writer, context);
        }

        writer.WriteEndObject();
    }
}
