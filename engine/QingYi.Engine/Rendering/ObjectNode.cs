using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Rendering;

/// <summary>A parameter that consists of others.</summary>
/// <param name="config">The node as the author wrote it.</param>
/// <param name="members">The parameters below it.</param>
internal sealed class ObjectNode(ParameterConfig config, IReadOnlyList<RenderNode> members) : RenderNode(config)
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

    public override void Trace(string path, EvaluationContext context, ICollection<NodeTrace> trace)
    {
        foreach (var member in members)
        {
            member.Trace(Below(path, member), context, trace);
        }
    }
}
