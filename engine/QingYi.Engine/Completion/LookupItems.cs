using QingYi.Engine.Language.Lookups;

namespace QingYi.Engine.Completion;

/// <summary>Finds what can stand in <c>_findCollection find FIELD from SCHEME where F={{value}}</c>.</summary>
/// <param name="data">Knows the schemes and their records.</param>
internal sealed class LookupItems(CompletionData data)
{
    /// <summary>Returns the look-up in which a text ends; null: it ends in none.</summary>
    public static string? OpenIn(string before)
    {
        var start = before.LastIndexOf(LookupParser.Keyword, StringComparison.Ordinal);
        return start >= 0 && before.IndexOf(LookupParser.End, start, StringComparison.Ordinal) < 0
            ? before[(start + LookupParser.Keyword.Length)..]
            : null;
    }

    /// <summary>Returns what can stand at the cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="lookup">The look-up up to the cursor, behind its keyword.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<CompletionSlot> FindAsync(Cursor cursor, string lookup, CancellationToken cancellationToken)
    {
        var whole = lookup + cursor.After;
        var words = lookup.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = lookup.Length > 0 && !char.IsWhiteSpace(lookup[^1]) ? words.Length - 1 : words.Length;
        var previous = last > 0 && last - 1 < words.Length ? words[last - 1] : "";
        IReadOnlyList<CompletionItem> items = previous switch
        {
            "" => [Keyword("find")],
            "find" => await FieldsAsync(whole, cancellationToken).ConfigureAwait(false),
            "from" =>
            [
                .. (await data.SchemesAsync(cancellationToken).ConfigureAwait(false)).Select(s => new CompletionItem(
                    s,
                    CompletionKind.Scheme
                )),
            ],
            "where" or "and" or "AND" => await FieldsAsync(whole, cancellationToken).ConfigureAwait(false),
            _ => last switch
            {
                2 => [Keyword("from")],
                4 => [Keyword("where")],
                > 5 => [Keyword("and")],
                _ => [],
            },
        };
        return TemplateItems.Word(cursor, items);
    }

    private static CompletionItem Keyword(string word) => new(word, CompletionKind.Keyword) { Insert = word + " " };

    private async Task<IReadOnlyList<CompletionItem>> FieldsAsync(string lookup, CancellationToken cancellationToken)
    {
        var words = lookup.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = Array.IndexOf(words, "from");
        if (from < 0 || from + 1 >= words.Length)
        {
            return [];
        }

        var record = await data.NewestAsync(words[from + 1], cancellationToken).ConfigureAwait(false);
        return [.. CompletionScope.FieldsOf(record).Select(TemplateItems.Field)];
    }
}
