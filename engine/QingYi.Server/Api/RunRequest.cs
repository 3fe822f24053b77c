namespace QingYi.Server.Api;

/// <summary>A run that is asked for.</summary>
/// <param name="From">Start of a back-fill, in the scheme's zone where it names none; the watermark stays. Null: the watermark.</param>
/// <param name="To">End of a back-fill. Null: now.</param>
/// <param name="Limit">Stop after so many records; the watermark stays.</param>
internal sealed record RunRequest(string? From = null, string? To = null, long? Limit = null);
