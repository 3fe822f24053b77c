namespace QingYi.Server.Api;

/// <summary>The options of a requested run.</summary>
/// <param name="From">Start of a back-fill, which keeps the watermark; in the scheme's zone if it names none. Null: the watermark.</param>
/// <param name="To">End of a back-fill. Null: now.</param>
/// <param name="Limit">The run stops after this many records and does not move the watermark.</param>
internal sealed record RunRequest(string? From = null, string? To = null, long? Limit = null);
