namespace QingYi.Engine.Hosting;

/// <summary>A text that somebody is writing and has not saved as a scheme file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Base">The version of the file from which it was made; null: the file did not exist.</param>
/// <param name="At">When it was kept.</param>
public sealed record FileDraft(string Text, string? Base, DateTimeOffset At);
