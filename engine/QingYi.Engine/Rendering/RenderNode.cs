using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled parameter, which writes itself as a member of a JSON object or as an element of a list.</summary>
/// <param name="config">The node as the author wrote it.</param>
internal abstract class RenderNode(ParameterConfig config)
{
    protected ParameterConfig Config { get; } = config;

    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(config.Field, JsonText.Compact.Encoder);

    /// <summary>The paths of this node and of those below it, over whose arrays an enclosing repetition can iterate.</summary>
    public abstract IEnumerable<PathUse> Walked { get; }

    /// <summary>Writes <c>name: value</c>, or nothing when the value is null.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public abstract void WriteMember(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>Writes the value alone, including null.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public abstract void WriteElement(Utf8JsonWriter writer, EvaluationContext context);

    /// <summary>
    /// Evaluates this node and those below it, each by itself: an invalid value keeps none of the others from being shown.
    /// </summary>
    /// <param name="path">The path of this node.</param>
    /// <param name="context">The record.</param>
    /// <param name="trace">Receives the nodes in the order in which they are sent.</param>
    public abstract void Trace(string path, EvaluationContext context, ICollection<NodeTrace> trace);

    /// <summary>Returns the value as text.</summary>
    /// <exception cref="RecordException">The record has an invalid value.</exception>
    public string Text(EvaluationContext context)
    {
        using var document = JsonDocument.Parse(JsonText.Write(w => WriteElement(w, context)));
        return document.RootElement.ValueKind == JsonValueKind.Null ? "" : document.RootElement.ToString();
    }

    /// <summary>Returns the path of a node below one with this path.</summary>
    protected static string Below(string path, RenderNode node) => path.Length == 0 ? node.Config.Field : $"{path}.{node.Config.Field}";
}
