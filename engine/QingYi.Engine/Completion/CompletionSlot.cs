using QingYi.Engine.Documents;

namespace QingYi.Engine.Completion;

/// <summary>A place of a text with everything that can be written there.</summary>
/// <param name="Span">The characters that an item replaces.</param>
/// <param name="Before">What is written of it before the cursor.</param>
/// <param name="Items">All that can stand there.</param>
internal sealed record CompletionSlot(TextSpan Span, string Before, IReadOnlyList<CompletionItem> Items)
{
    private const int MostItems = 400;

    /// <summary>Returns the items that fit what is written, those that begin with it first.</summary>
    public IReadOnlyList<CompletionItem> Fitting() =>
        [
            .. Items
                .Select(i => (Item: i, Rank: Rank(i)))
                .Where(i => i.Rank is not null)
                .OrderBy(i => i.Rank)
                .Take(MostItems)
                .Select(i => i.Item with { Start = Span.Start, End = Span.End }),
        ];

    private int? Rank(CompletionItem item) =>
        item.Label.StartsWith(Before, StringComparison.OrdinalIgnoreCase) ? 0
        : item.Label.Contains(Before, StringComparison.OrdinalIgnoreCase) ? 1
        : item.Detail.Chinese.Contains(Before, StringComparison.OrdinalIgnoreCase) ? 2
        : IsSpread(item.Label) ? 3
        : null;

    // Whether the characters stand in the label in their order.
    private bool IsSpread(string label)
    {
        var at = 0;
        foreach (var c in label)
        {
            at += at < Before.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(Before[at]) ? 1 : 0;
        }

        return at == Before.Length;
    }
}
