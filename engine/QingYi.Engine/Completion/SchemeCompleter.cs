using System.Text.Json;
using System.Text.RegularExpressions;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Values;

namespace QingYi.Engine.Completion;

/// <summary>Finds what can be written at an offset of a scheme's text, and what is known of a word in it. The text may be broken.</summary>
/// <param name="catalog">The connectors.</param>
/// <param name="data">What is known from outside the text.</param>
internal sealed partial class SchemeCompleter(ConnectorCatalog catalog, CompletionData data)
{
    private readonly SchemaGuide guide = new(catalog);

    /// <summary>Returns the place at an offset; null: nothing can be written there.</summary>
    /// <param name="file">The name of the file: one that ends in <c>.json</c> is JSON.</param>
    /// <param name="text">Its text, without a byte order mark.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="environment">The connections; null: none are known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<CompletionSlot?> FindAsync(
        string file,
        string text,
        int offset,
        EnvironmentFile? environment,
        CancellationToken cancellationToken
    )
    {
        if (CursorFinder.Find(file, text, offset) is not { } cursor)
        {
            return null;
        }

        var scope = new CompletionScope(catalog, environment, file, text);
        if (TextKindFinder.Of(scope.Root) == TextKind.Environment)
        {
            return new EnvironmentItems(catalog).Find(cursor);
        }

        var place = guide.Find(cursor);
        var newest = scope.Id is { Length: > 0 } id ? await data.NewestAsync(id, cancellationToken).ConfigureAwait(false) : null;
        var slot = await FindAsync(cursor, place, scope, newest, cancellationToken).ConfigureAwait(false);
        slot = slot with { Span = InLine(new SourceText(file, text), slot.Span, offset) };
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && cursor.Style == NodeStyle.Plain ? InJson(slot) : slot;
    }

    /// <summary>Returns what is known of the word at an offset; null: nothing.</summary>
    /// <inheritdoc cref="FindAsync(string, string, int, EnvironmentFile?, CancellationToken)"/>
    public async Task<HoverText?> ExplainAsync(
        string file,
        string text,
        int offset,
        EnvironmentFile? environment,
        CancellationToken cancellationToken
    )
    {
        var line = new SourceText(file, text);
        var (start, end) = (line.LineStart(offset), line.LineEnd(offset));
        foreach (Match match in Code().Matches(text[start..Math.Max(start, end)]))
        {
            if (offset >= start + match.Index && offset <= start + match.Index + match.Length && data.Explain(match.Value) is { } known)
            {
                return new HoverText(start + match.Index, start + match.Index + match.Length, known);
            }
        }

        var slot = await FindAsync(file, text, offset, environment, cancellationToken).ConfigureAwait(false);
        if (slot is null || slot.Span.IsEmpty)
        {
            return null;
        }

        var word = Counted().Replace(text[slot.Span.Start..slot.Span.End], m => CountedExample(m.Groups["unit"].Value));
        var item = slot.Items.FirstOrDefault(i => i.Label == word)
            ?? slot.Items.FirstOrDefault(i => i.Label.Equals(word, StringComparison.OrdinalIgnoreCase));
        return item is null ? null : new HoverText(slot.Span.Start, slot.Span.End, Text(item));
    }

    [GeneratedRegex("QY[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("^(?<unit>DAY|HOUR|MINUTE|MONTH)S?_AGO_[0-9]+$")]
    private static partial Regex Counted();

    private static string CountedExample(string unit) =>
        unit switch
        {
            "DAY" => "DAYS_AGO_7",
            "HOUR" => "HOURS_AGO_1",
            "MINUTE" => "MINUTES_AGO_30",
            _ => "MONTHS_AGO_1",
        };

    private static LocalizedText Text(CompletionItem item)
    {
        var text = CompletionTexts.Names(item.Label, item.Detail);
        foreach (
            var part in new[] { item.Documentation, item.Sample is { } sample ? CompletionTexts.Example(sample) : LocalizedText.Empty }
        )
        {
            text = part.IsEmpty ? text : new LocalizedText($"{text}\n\n{part}", $"{text}\n\n{part}");
        }

        return text;
    }

    private async Task<CompletionSlot> FindAsync(
        Cursor cursor,
        Place place,
        CompletionScope scope,
        ReadOnlyMemory<byte>? newest,
        CancellationToken cancellationToken
    )
    {
        var sql = new SqlItems(scope, data);
        if (cursor.IsKey || (cursor.IsAlone && ExpectsKeys(place, scope)))
        {
            place = place.Kind == PlaceKind.Template ? place with { Kind = PlaceKind.Parameters } : place;
            var columns = place.Kind == PlaceKind.Parameters ? await sql.FedAsync(place, cancellationToken).ConfigureAwait(false) : [];
            var fields = place.Kind == PlaceKind.Record ? scope.Fields(stored: false, newest) : [];
            var keys = new KeyItems(guide, scope).Find(cursor, place, fields, columns);
            return new CompletionSlot(
                cursor.Span,
                cursor.Before,
                !cursor.IsKey && place.Kind == PlaceKind.Parameters ? [.. keys, KeyItems.ListedNode] : keys
            );
        }

        if (place.Kind == PlaceKind.Setting)
        {
            var isField = place is { Key: "field", Names.Count: > 0 };
            var fed = isField
                ? await sql.FedAsync(place with { Names = [.. place.Names.SkipLast(1)] }, cancellationToken).ConfigureAwait(false)
                : [];
            var values = await new SettingItems(scope, data).FindAsync(cursor, place, newest, fed, cancellationToken).ConfigureAwait(false);
            return place.Path == "tests.expect.rejected"
                ? TemplateItems.Word(cursor, values)
                : new CompletionSlot(cursor.Span, cursor.Before, values);
        }

        return place.Kind == PlaceKind.Template
            ? await TemplateAsync(cursor, place, scope, sql, newest, cancellationToken).ConfigureAwait(false)
            : new CompletionSlot(cursor.Span, cursor.Before, []);
    }

    private async Task<CompletionSlot> TemplateAsync(
        Cursor cursor,
        Place place,
        CompletionScope scope,
        SqlItems sql,
        ReadOnlyMemory<byte>? newest,
        CancellationToken cancellationToken
    )
    {
        var templates = new TemplateItems(place.IsSource ? [] : scope.Fields(stored: true, newest), hasRecord: !place.IsSource);
        var name = place.Names.LastOrDefault("");
        if (name == "table")
        {
            return new CompletionSlot(
                cursor.Span,
                cursor.Before,
                await sql.TablesAsync(place, cursor.Before, cancellationToken).ConfigureAwait(false)
            );
        }

        if (TemplateItems.OpenPlaceholder(cursor.Before) is null)
        {
            if (SqlItems.IsStatement(name))
            {
                return await sql.FindAsync(cursor, place, cancellationToken).ConfigureAwait(false);
            }

            if (LookupItems.OpenIn(cursor.Before) is { } lookup)
            {
                return await new LookupItems(data).FindAsync(cursor, lookup, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (
            SqlItems.IsStatement(name)
            && cursor.Before.LastIndexOf("<{", StringComparison.Ordinal) > cursor.Before.LastIndexOf("{{", StringComparison.Ordinal)
        )
        {
            return await sql.FindAsync(cursor, place, cancellationToken).ConfigureAwait(false);
        }

        return templates.Find(cursor);
    }

    private bool ExpectsKeys(Place place, CompletionScope scope) =>
        place.Kind switch
        {
            PlaceKind.Setting => guide.IsMapping(place.Schema),
            PlaceKind.Parameters or PlaceKind.Node or PlaceKind.Record => true,
            PlaceKind.Template => place.Names.Count > 0
                && scope.Api(place.IsSource)?.Parameters.FirstOrDefault(p => p.Answers(place.Names[^1])) is { Type: FieldType.Object },
            _ => false,
        };

    // An editor completes within a line.
    private static TextSpan InLine(SourceText source, TextSpan span, int offset) =>
        new(Math.Max(span.Start, source.LineStart(offset)), Math.Max(offset, Math.Min(span.End, source.LineEnd(offset))));

    // Everything but numbers and words of JSON stands in quotes there.
    private static CompletionSlot InJson(CompletionSlot slot) =>
        slot with
        {
            Items =
            [
                .. slot.Items.Select(i =>
                    i.Insert is "true" or "false" || i.Insert.StartsWith('"') ? i
                    : i.Insert.EndsWith(": ", StringComparison.Ordinal) || i.Insert.EndsWith(':')
                        ? i with
                        {
                            Insert = $"\"{i.Insert.TrimEnd(' ', ':')}\": ",
                        }
                    : i with { Insert = JsonSerializer.Serialize(i.Insert, JsonText.OneLine) }
                ),
            ],
        };
}
