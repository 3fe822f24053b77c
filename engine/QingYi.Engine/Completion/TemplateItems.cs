using System.Buffers;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Language.Lookups;

namespace QingYi.Engine.Completion;

/// <summary>Finds what can stand in a template: fields, constants, filters, functions, the words of a look-up.</summary>
/// <param name="fields">The fields of the record; none in the request of a source.</param>
/// <param name="hasRecord">False: only constants can be read.</param>
internal sealed class TemplateItems(IReadOnlyList<RecordField> fields, bool hasRecord)
{
    private static readonly SearchValues<char> Structure = SearchValues.Create(" \r\n{}<>()'\"=");
    private static readonly SearchValues<char> NotOfName = SearchValues.Create(" }:\"'\n");
    private static readonly string[] Openings = ["{{", "<<"];
    private static readonly string[] Closings = ["}}", ">>"];

    private static readonly CompletionItem[] Constants =
    [
        .. Constant
            .Names.Append(Constant.RecordChange)
            .Concat(["DAYS_AGO_7", "HOURS_AGO_1", "MINUTES_AGO_30", "MONTHS_AGO_1"])
            .Select(n => new CompletionItem(n, CompletionKind.Constant) { Detail = GuideTexts.Constant(n) }),
    ];

    private static readonly CompletionItem[] Filters =
    [
        .. FilterCatalog.Names.Select(n => new CompletionItem(n, CompletionKind.Filter) { Detail = GuideTexts.Filter(n) }),
        .. ScribanFunctions.Names.Select(n => new CompletionItem(n, CompletionKind.Filter)),
    ];

    private static readonly CompletionItem[] Functions =
    [
        .. FunctionCatalog.Names.Select(n => new CompletionItem(n, CompletionKind.Function)
        {
            Insert = n + "(",
            Detail = FunctionGuideTexts.Function(n),
        }),
    ];

    private static readonly CompletionItem[] Keywords =
    [
        new(FunctionTemplate.Keyword, CompletionKind.Keyword)
        {
            Insert = FunctionTemplate.Keyword + " ",
            Detail = CompletionTexts.Function,
        },
        new(LookupParser.Keyword, CompletionKind.Keyword)
        {
            Insert = LookupParser.Keyword + " find ",
            Detail = CompletionTexts.Lookup,
            Documentation = CompletionTexts.LookupWord,
        },
        new(MongoQueryParser.Keyword, CompletionKind.Keyword)
        {
            Insert = MongoQueryParser.Keyword + " ",
            Detail = CompletionTexts.MongoLookup,
        },
    ];

    /// <summary>Returns the item of a field.</summary>
    public static CompletionItem Field(RecordField field) =>
        new(field.Path, CompletionKind.Field)
        {
            Detail = field.Type.Length > 0 ? CompletionTexts.Typed(field.Label, field.Type) : field.Label,
            Documentation = field.IsDeclared ? LocalizedText.Empty : CompletionTexts.NotDeclared,
            Sample = field.Sample,
        };

    /// <summary>Returns what can stand at the cursor in a template.</summary>
    /// <param name="cursor">The cursor.</param>
    public CompletionSlot Find(Cursor cursor)
    {
        var before = cursor.Before;
        if (OpenPlaceholder(before) is { } open)
        {
            return Placeholder(cursor, before, open);
        }

        if (StartsWith(before, FunctionTemplate.Keyword))
        {
            return Word(cursor, Functions);
        }

        // Nothing or a single word is there: a template as a whole.
        var isWord = cursor.Written.AsSpan().Trim().IndexOfAny(Structure) < 0;
        return isWord
            ? new CompletionSlot(
                cursor.Span,
                before,
                [.. Names.Select(n => Whole(n, cursor)), .. hasRecord ? Keywords.Select(k => Quoted(k, cursor)) : []]
            )
            : Word(cursor, []);
    }

    private IEnumerable<CompletionItem> Names =>
        hasRecord ? [.. fields.Select(Field), .. Constants] : Constants.Where(c => c.Label != Constant.RecordChange);

    private static bool IsName(string text) => PlaceholderParser.NameLength(text) == text.Length;

    /// <summary>Returns the place behind the brackets in which a text ends; null: it ends in none.</summary>
    public static int? OpenPlaceholder(string before)
    {
        var found = -1;
        for (var i = 0; i < Openings.Length; i++)
        {
            var open = before.LastIndexOf(Openings[i], StringComparison.Ordinal);
            var isOpen = open >= 0 && before.IndexOf(Closings[i], open + 2, StringComparison.Ordinal) < 0;
            found = isOpen && (open == 0 || before[open - 1] != '\\') ? Math.Max(found, open + 2) : found;
        }

        // {name} is a placeholder too.
        var single = before.LastIndexOf('{');
        if (found < 0 && single >= 0 && (single == 0 || before[single - 1] is not ('{' or '<' or '\\' or '$')))
        {
            found = before.AsSpan(single + 1).IndexOfAny(NotOfName) < 0 ? single + 1 : found;
        }

        return found < 0 ? null : found;
    }

    private static bool StartsWith(string text, string keyword) =>
        text.StartsWith(keyword, StringComparison.Ordinal) && text.Length > keyword.Length && char.IsWhiteSpace(text[keyword.Length]);

    private CompletionSlot Placeholder(Cursor cursor, string before, int open)
    {
        var inner = before[open..];
        var start = inner.Length;
        while (start > 0 && (ProblemText.IsOfName(inner[start - 1]) || inner[start - 1] is '[' or ']'))
        {
            start--;
        }

        var end = 0;
        while (end < cursor.After.Length && ProblemText.IsOfName(cursor.After[end]))
        {
            end++;
        }

        var (left, word) = (inner[..start], inner[start..]);
        var span = new TextSpan(cursor.Span.Start + open + start, cursor.Span.Start + before.Length + end);
        if (left.Contains('|', StringComparison.Ordinal) || (left.Length > 0 && left[^1] == ' ' && IsName(left.Trim())))
        {
            return new CompletionSlot(span, word, Filters);
        }

        // What is open is closed, unless an editor has done so.
        var opening = before[..open];
        var closing =
            opening.EndsWith("{{", StringComparison.Ordinal) ? "}}"
            : opening.EndsWith("<<", StringComparison.Ordinal) ? ">>"
            : "}";
        var rest = cursor.After[end..];
        var isClosed =
            rest.IndexOf(closing, StringComparison.Ordinal) is >= 0 and var close && !rest[..close].Contains('{', StringComparison.Ordinal);
        return new CompletionSlot(
            span,
            word,
            [.. Names.Select(n => isClosed || left.Length > 0 ? n with { Insert = Path(n) } : n with { Insert = Path(n) + closing })]
        );
    }

    private static string Path(CompletionItem item) =>
        item.Kind == CompletionKind.Field && !IsName(item.Label)
            ? string.Join('.', item.Label.Split('.').Select(p => IsName(p) ? p : $"`{p}`"))
            : item.Insert;

    private static CompletionItem Whole(CompletionItem item, Cursor cursor)
    {
        var template = "{{" + Path(item) + "}}";
        return item with { Insert = cursor.Style == NodeStyle.Plain ? $"\"{template}\"" : template };
    }

    private static CompletionItem Quoted(CompletionItem item, Cursor cursor) =>
        cursor.Style == NodeStyle.Plain ? item with { Insert = $"\"{item.Insert}" } : item;

    /// <summary>Returns items for the word at the cursor.</summary>
    public static CompletionSlot Word(Cursor cursor, IReadOnlyList<CompletionItem> items)
    {
        var before = cursor.Before;
        var start = before.Length;
        while (start > 0 && (ProblemText.IsOfName(before[start - 1]) || before[start - 1] == '$'))
        {
            start--;
        }

        var end = 0;
        while (end < cursor.After.Length && ProblemText.IsOfName(cursor.After[end]))
        {
            end++;
        }

        return new CompletionSlot(new TextSpan(cursor.Span.Start + start, cursor.Span.Start + before.Length + end), before[start..], items);
    }
}
