using System.Text.Encodings.Web;
using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>Compares two texts of a scheme: by lines, and by values.</summary>
internal static class TextComparison
{
    private const int LongestChanges = 20_000;
    private const int LongestCompared = 1_000_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All lines of both texts, each with <c>+</c>, <c>-</c> or a blank before it.</summary>
    public static IReadOnlyList<string> Lines(string old, string text) =>
        [
            .. InlineDiffBuilder
                .Diff(old, text, ignoreWhiteSpace: false)
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

    /// <summary>The paths of the values that differ; empty if one of the texts cannot be read.</summary>
    public static IReadOnlyList<string> Paths(string file, string old, string text)
    {
        var paths = new List<string>();
        if (Node(file, old) is { } before && Node(file, text) is { } after)
        {
            Compare("", before, after, paths);
        }

        return paths;
    }

    private static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Readable);
    }

    private static SchemeNode? Node(string file, string text) =>
        NodeFile.Parse(new SourceText(file, text.TrimStart('\uFEFF')), new ProblemList());

    private static void Compare(string path, SchemeNode? before, SchemeNode? after, List<string> paths)
    {
        if (before is null || after is null || before.Kind != after.Kind || before.Text != after.Text)
        {
            paths.Add(path);
            return;
        }

        var (old, now) = (Below(before), Below(after));
        foreach (var name in old.Keys.Union(now.Keys))
        {
            Compare(Join(path, name), old.GetValueOrDefault(name), now.GetValueOrDefault(name), paths);
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // An element of a list of parameters has the name of its parameter, so that one that is inserted shifts no other.
    private static Dictionary<string, SchemeNode> Below(SchemeNode node)
    {
        var below = new Dictionary<string, SchemeNode>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            below.TryAdd(member.Key, member.Value);
        }

        foreach (var (index, item) in node.Items.Index())
        {
            var field = item.Members.FirstOrDefault(m => m.Key is "field" or "name")?.Value;
            below.TryAdd(field is { IsScalar: true, Text.Length: > 0 } && !below.ContainsKey(field.Text) ? field.Text : $"{index}", item);
        }

        return below;
    }
}
