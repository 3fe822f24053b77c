namespace QingYi;

/// <summary>What became of a document.</summary>
/// <param name="Document">The document's key.</param>
/// <param name="Answer">The target's answer as JSON text, where it gives one.</param>
/// <param name="Rejection">Why it was refused; null: it was written.</param>
public sealed record Outcome(long Document, string? Answer, Rejection? Rejection);
