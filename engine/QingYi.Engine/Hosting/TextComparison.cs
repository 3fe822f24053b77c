using System.Text.Encodings.Web;
using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace QingYi.Engine.Hosting;

/// <summary>Compares two texts of a scheme: by lines, and by what stands around them.</summary>
internal static class TextComparison
{
    private const int LongestChanges = 20_000;
    private const int LongestCompared = 1_000_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// All lines of both texts, each with <c>+</c>, <c>-</c> or a blank before it. Lines with other line ends are the same, and what
    /// <see cref="Unseen"/> says is no line.
    /// </summary>
    public static IReadOnlyList<string> Lines(string old, string text) =>
        [
            .. InlineDiffBuilder
                .Diff(TextFrame.Of(old).Body, TextFrame.Of(text).Body, ignoreWhiteSpace: false)
                .Lines.Select(l =>
                    l.Type switch
                    {
                        ChangeType.Inserted => "+",
                        ChangeType.Deleted => "-",
                        _ => " ",
                    } + l.Text
                ),
        ];

    /// <summary>The lines that differ, each with <c>+</c> or <c>-</c> before it, for the audit; null: none, or too long.</summary>
    public static string? Changes(string old, string text)
    {
        if (old.Length + text.Length > LongestCompared)
        {
            return null;
        }

        var changes = string.Join('\n', Lines(old, text).Where(l => l[0] != ' '));
        return changes.Length == 0 ? null : ShortText.Of(changes, LongestChanges);
    }

    /// <summary>The same for two JSON texts, by their members.</summary>
    public static string? Changes(ReadOnlyMemory<byte> old, ReadOnlyMemory<byte> text)
    {
        try
        {
            return old.Length + text.Length > LongestCompared ? null : Changes(Indented(old), Indented(text));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair, or a hundred levels: what is to be corrected may be just that.
            return null;
        }
    }

    /// <summary>
    /// What differs although the lines do not show it: the line ends, the line break at the end, the byte order mark. Empty: nothing.
    /// </summary>
    public static LocalizedText Unseen(string old, string text)
    {
        if (old.Length == 0 || text.Length == 0 || old.Length + text.Length > LongestCompared)
        {
            return LocalizedText.Empty;
        }

        var isOnly = Lines(old, text).All(l => l[0] == ' ');
        var (before, after) = (TextFrame.Of(old), TextFrame.Of(text));
        return FileTexts.Unseen(isOnly, [.. before.DifferencesTo(after, isOnly)]);
    }

    private static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Readable);
    }
}
