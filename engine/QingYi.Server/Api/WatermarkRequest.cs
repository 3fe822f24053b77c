namespace QingYi.Server.Api;

/// <summary>A new watermark.</summary>
/// <param name="Watermark">The next run reads from then on; in the scheme's zone where it names none.</param>
internal sealed record WatermarkRequest(string? Watermark);
