using System.Text.Json.Serialization;

namespace QingYi;

/// <summary>Why one document was refused while others may pass: an error of the data.</summary>
/// <param name="Code">The target's code (<c>1292</c>), or the engine's (<c>QY3101</c>).</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Field">The column or field it is about; null when unknown.</param>
/// <param name="Value">The value found there, shortened; null when unknown.</param>
public sealed record Rejection(
    [property: JsonPropertyName("Code")] string Code,
    [property: JsonPropertyName("Message")] string Message,
    [property: JsonPropertyName("Field")] string? Field = null,
    [property: JsonPropertyName("Value")] string? Value = null
);
