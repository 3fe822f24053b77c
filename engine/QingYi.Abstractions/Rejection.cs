using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>Why the target or the engine rejected one document while it can accept others: an error of the data.</summary>
/// <param name="Code">The target's code (<c>1292</c>), or the engine's (<c>QY3101</c>).</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Field">The column or field that has the error; null: unknown.</param>
/// <param name="Value">The value of that field, shortened; null: unknown.</param>
public sealed record Rejection(
    [property: JsonPropertyName("Code")] string Code,
    [property: JsonPropertyName("Message")] LocalizedText Message,
    [property: JsonPropertyName("Field")] string? Field = null,
    [property: JsonPropertyName("Value")] string? Value = null
);
