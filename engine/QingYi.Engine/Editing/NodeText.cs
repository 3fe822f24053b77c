using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Editing;

/// <summary>Writes values as YAML or JSON text.</summary>
/// <param name="isJson">JSON, and not YAML.</param>
/// <param name="lineBreak">The line break of the text.</param>
/// <param name="step">The number of spaces by which the text indents a level.</param>
/// <param name="hasLiterals">Whether texts with line breaks become block scalars.</param>
internal sealed class NodeText(bool isJson, string lineBreak, int step, bool hasLiterals)
{
    public string Key(string key, bool isFlow, NodeStyle style = NodeStyle.Plain) => Text(key, isFlow, style);

    /// <summary>Writes a value on one line, as it stands in brackets or behind a key.</summary>
    public string Inline(JsonNode? value, bool isFlow, NodeStyle style = NodeStyle.Plain)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                var pairs = members.Select(m => $"{Key(m.Key, isFlow: true)}: {Inline(m.Value, isFlow: true)}");
                return isJson ? $"{{{string.Join(", ", pairs)}}}" : $"{{ {string.Join(", ", pairs)} }}";
            case JsonObject:
                return "{}";
            case JsonArray items:
                return $"[{string.Join(", ", items.Select(i => Inline(i, isFlow: true)))}]";
            default:
                return value?.GetValueKind() == JsonValueKind.String
                    ? Text(value.GetValue<string>(), isFlow, style)
                    : value?.ToJsonString() ?? "null";
        }
    }

    /// <summary>Writes an entry of a mapping or, with an empty key, of a list by indentation.</summary>
    public string Entry(string key, JsonNode? value, bool isItem, int column) =>
        (isItem ? "-" : Key(key, isFlow: false) + ":") + Behind(value, isItem, column, NodeStyle.Plain);

    /// <summary>Writes what follows a colon or a dash, beginning with a space or a line break.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isCompact">Whether a mapping or list may begin on the same line, as it does behind a dash.</param>
    /// <param name="column">The column of the key or the dash, from 0.</param>
    /// <param name="style">The style of the value so far.</param>
    public string Behind(JsonNode? value, bool isCompact, int column, NodeStyle style)
    {
        var inner = isCompact ? column + 2 : column + step;
        IEnumerable<string>? entries = value switch
        {
            JsonObject { Count: > 0 } members => members.Select(m => Entry(m.Key, m.Value, isItem: false, inner)),
            JsonArray { Count: > 0 } items => items.Select(i => Entry("", i, isItem: true, inner)),
            _ => null,
        };
        if (entries is not null)
        {
            var indent = lineBreak + new string(' ', inner);
            return (isCompact ? " " : indent) + string.Join(indent, entries);
        }

        var text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        var isLiteral = hasLiterals && (style is NodeStyle.Literal or NodeStyle.Folded || text.Contains('\n', StringComparison.Ordinal));
        return " " + (isLiteral && Literal(text, column + step) is { } literal ? literal : Inline(value, isFlow: false, style));
    }

    // A block scalar begins with its indentation, so that a text that begins with a space cannot be one without further signs.
    private string? Literal(string text, int column)
    {
        var body = text.TrimEnd('\n');
        var lines = body.Split('\n');
        if (body.Length == 0 || body[0] is '\n' || body.Any(c => IsEscaped(c) && c is not ('\n' or '\t' or '"' or '\\')))
        {
            return null;
        }

        if (lines[0][0] == ' ' || lines.Any(l => l.Length > 0 && string.IsNullOrWhiteSpace(l)))
        {
            return null;
        }

        var ends = text.Length - body.Length;
        var chomping = ends == 0 ? "-" : "+";
        var indent = new string(' ', column);
        var all = lines.Concat(Enumerable.Repeat("", Math.Max(0, ends - 1))).Select(l => l.Length == 0 ? "" : indent + l);
        return "|" + (ends == 1 ? "" : chomping) + lineBreak + string.Join(lineBreak, all);
    }

    private string Text(string text, bool isFlow, NodeStyle style) =>
        !isJson && style == NodeStyle.SingleQuoted && !text.Any(c => IsEscaped(c) && c is not ('"' or '\\'))
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : !isJson && style == NodeStyle.Plain && IsPlain(text, isFlow) ? text
        : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when IsEscaped(c) => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Line and paragraph separators end lines in YAML; a byte order mark in the text would be read as one of the file.
    private static bool IsEscaped(char c) =>
        c is '"' or '\\' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.IsControl(c);

    // Fewer texts than YAML allows: those that every reader of YAML takes for the same text. A template is always in quotes.
    private static bool IsPlain(string text, bool isFlow) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_' || IsDuration(text))
        && !char.IsWhiteSpace(text[^1])
        && text[^1] != ':'
        && !text.Any(c => IsEscaped(c) || c is '{' or '}' || (isFlow && c is ',' or '[' or ']'))
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Contains("<<", StringComparison.Ordinal)
        && YamlNodeReader.KindOf(text) == NodeKind.Text
        && text.ToLowerInvariant() is not ("yes" or "no" or "on" or "off" or "y" or "n");

    // 30s
    private static bool IsDuration(string text) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiLetter(text[^1]) && text.AsSpan()[..^1].ContainsAnyExceptInRange('0', '9') is false;
}
