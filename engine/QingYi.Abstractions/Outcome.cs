using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>The result of a document. Targets store it in their checkpoints as JSON, under names that do not change.</summary>
/// <param name="Document">The document's key.</param>
/// <param name="Answer">The target's answer as JSON text, if it gives one.</param>
/// <param name="Rejection">Why the target rejected the document; null: the document was written.</param>
public sealed record Outcome(
    [property: JsonPropertyName("Document")] long Document,
    [property: JsonPropertyName("Answer")] string? Answer,
    [property: JsonPropertyName("Rejection")] Rejection? Rejection
);
