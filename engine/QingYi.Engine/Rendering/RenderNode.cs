using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled parameter: writes itself as a member of a JSON object or as an element of a list.</summary>
internal abstract class RenderNode(string name)
{
    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(name, JsonText.Compact.Encoder);

    /// <summary>The paths read here and below, where an enclosing repetition may run over their arrays.</summary>
    public abstract IEnumerable<PathUse> Walked { get; }

    /// <summary>Writes <c>name: value</c>, or nothing when the value is null.</summary>
    /// <exception cref="RecordException">The record does not fit.</exception>
    public abstract void WriteMember(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>Writes the value alone, null included.</summary>
    /// <exception cref="RecordException">The record does not fit.</exception>
    public abstract void WriteElement(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>The value as text.</summary>
    /// <exception cref="RecordException">The record does not fit.</exception>
    public string Text(EvaluationContext context)
    {
        using var document = JsonDocument.Parse(JsonText.Write(w => WriteElement(w, context)));
        return document.RootElement.ValueKind == JsonValueKind.Null ? "" : document.RootElement.ToString();
    }
}
