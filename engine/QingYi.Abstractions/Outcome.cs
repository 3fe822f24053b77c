using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>What became of a document. Targets keep it in their checkpoints as JSON, under names that do not change.</summary>
/// <param name="Document">The document's key.</param>
/// <param name="Answer">The target's answer as JSON text, where it gives one.</param>
/// <param name="Rejection">Why it was refused; null: it was written.</param>
public sealed record Outcome(
    [property: JsonPropertyName("Document")] long Document,
    [property: JsonPropertyName("Answer")] string? Answer,
    [property: JsonPropertyName("Rejection")] Rejection? Rejection
);
