namespace QingYi.Server.Api;

/// <summary>A new watermark.</summary>
/// <param name="Watermark">The time from which the next run reads; in the scheme's zone if it names none.</param>
internal sealed record WatermarkRequest(string? Watermark);
