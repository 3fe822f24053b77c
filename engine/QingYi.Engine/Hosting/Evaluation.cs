namespace QingYi.Engine.Hosting;

/// <summary>The result of evaluating a template.</summary>
/// <param name="Json">The value as JSON; null: see <paramref name="Error"/>.</param>
/// <param name="Error">The error with its code, and its place if it is in the template; null: none.</param>
/// <param name="IsOfTemplate">True when the error is in the template, not in the record.</param>
public sealed record Evaluation(string? Json, LocalizedText? Error, bool IsOfTemplate);
