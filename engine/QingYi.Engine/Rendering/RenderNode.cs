using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled parameter, which writes itself as a member of a JSON object or as an element of a list.</summary>
internal abstract class RenderNode(string name)
{
    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(name, JsonText.Compact.Encoder);

    /// <summary>The paths of this node and of those below it, over whose arrays an enclosing repetition can iterate.</summary>
    public abstract IEnumerable<PathUse> Walked { get; }

    /// <summary>Writes <c>name: value</c>, or nothing when the value is null.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public abstract void WriteMember(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>Writes the value alone, including null.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public abstract void WriteElement(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>Returns the value as text.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public string Text(EvaluationContext context)
    {
        using var document = JsonDocument.Parse(JsonText.Write(w => WriteElement(w, context)));
        return document.RootElement.ValueKind == JsonValueKind.Null ? "" : document.RootElement.ToString();
    }
}
