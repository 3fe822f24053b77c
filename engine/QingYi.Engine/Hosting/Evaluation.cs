namespace QingYi.Engine.Hosting;

/// <summary>What a template becomes.</summary>
/// <param name="Json">Its value as JSON; null: see <paramref name="Error"/>.</param>
/// <param name="Error">What is wrong, with its code, and its place in the template where that is to blame; null: nothing.</param>
/// <param name="IsOfTemplate">The template is to blame, not the record.</param>
public sealed record Evaluation(string? Json, string? Error, bool IsOfTemplate);
