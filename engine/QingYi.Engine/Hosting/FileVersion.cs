namespace QingYi.Engine.Hosting;

/// <summary>One text that a scheme file had.</summary>
/// <param name="Version">Identifies the text: 16 hexadecimal digits, the same as the version that a host runs of it.</param>
/// <param name="At">When it was saved, or when the host found it.</param>
/// <param name="Author">Who saved it; null: it was changed outside the host.</param>
public sealed record FileVersion(string Version, DateTimeOffset At, string? Author);
