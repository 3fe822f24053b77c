using System.Globalization;
using Newtonsoft.Json;

namespace QingYi.Engine.Documents;

/// <summary>Reads JSON.</summary>
internal sealed class JsonNodeReader(SourceText source, ProblemList problems)
{
    private int end;

    public SchemeNode? Read()
    {
        using var reader = new JsonTextReader(new StringReader(source.Text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = 64,
        };
        try
        {
            reader.Read();
            var node = Convert(reader);
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                {
                    throw new DocumentException(DocumentTexts.TextAfterEnd);
                }
            }

            return node;
        }
        catch (Exception e) when (e is JsonException or DocumentException)
        {
            var position = new SourcePosition(source.File, Math.Max(1, reader.LineNumber), Math.Max(1, reader.LinePosition));
            var cause = LocalizedText.Of(e).Select(c => c.Split(". Path '", 2)[0].Split(", line ", 2)[0]).WithoutStop;
            problems.Error("QY1003", position, DocumentTexts.InvalidJson(cause));
            return null;
        }
    }

    private SchemeNode Convert(JsonTextReader reader)
    {
        while (reader.TokenType == JsonToken.Comment)
        {
            reader.Read();
        }

        var start = Start();
        var position = source.PositionOf(start);
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                var members = Members(reader);
                return new SchemeNode
                {
                    Kind = NodeKind.Mapping,
                    Position = position,
                    Span = new TextSpan(start, end),
                    Style = NodeStyle.Flow,
                    Members = members,
                };
            case JsonToken.StartArray:
                var items = new List<SchemeNode>();
                while (reader.Read() && reader.TokenType != JsonToken.EndArray)
                {
                    if (reader.TokenType != JsonToken.Comment)
                    {
                        items.Add(Convert(reader));
                    }
                }

                Closed(reader, JsonToken.EndArray);
                _ = Start();
                return new SchemeNode
                {
                    Kind = NodeKind.List,
                    Position = position,
                    Span = new TextSpan(start, end),
                    Style = NodeStyle.Flow,
                    Items = items,
                };
            case JsonToken.None:
                throw new DocumentException(DocumentTexts.Empty);
            case JsonToken.Null or JsonToken.Undefined:
                return new SchemeNode
                {
                    Kind = NodeKind.Null,
                    Position = position,
                    Span = new TextSpan(start, end),
                };
            default:
                var text = reader.TokenType is JsonToken.String ? (string)reader.Value! : source.Text[start..end];
                var kind = reader.TokenType switch
                {
                    JsonToken.String => NodeKind.Text,
                    JsonToken.Boolean => NodeKind.Boolean,
                    _ => NodeKind.Number,
                };
                return new SchemeNode
                {
                    Kind = kind,
                    Position = position,
                    Span = new TextSpan(start, end),
                    Style = kind == NodeKind.Text ? NodeStyle.DoubleQuoted : NodeStyle.Plain,
                    Text = text,
                    Locate = kind == NodeKind.Text ? i => source.Align(start + 1, text, i) : null,
                };
        }
    }

    private List<SchemeMember> Members(JsonTextReader reader)
    {
        var members = new List<SchemeMember>();
        while (reader.Read() && reader.TokenType != JsonToken.EndObject)
        {
            if (reader.TokenType == JsonToken.Comment)
            {
                continue;
            }

            var name = System.Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!;
            var key = new TextSpan(Start(), end);
            var position = source.PositionOf(key.Start);
            if (members.Exists(m => m.Key == name))
            {
                problems.Error("QY1006", position, DocumentTexts.KeyTwice(name));
            }

            if (!reader.Read())
            {
                throw new DocumentException(DocumentTexts.EndsInObject);
            }

            members.Add(new SchemeMember(name, position, Convert(reader)) { KeySpan = key });
        }

        Closed(reader, JsonToken.EndObject);
        _ = Start();
        return members;
    }

    private static void Closed(JsonTextReader reader, JsonToken end)
    {
        if (reader.TokenType != end)
        {
            throw new DocumentException(DocumentTexts.EndsBeforeBracket);
        }
    }

    // Returns the start of the next token and moves the end behind it. The reader has found the token valid, but counts in lines, and other
    // characters than a line feed begin a line for it.
    private int Start()
    {
        var start = end;
        while (start < source.Text.Length && Skipped(start) is var next && next > start)
        {
            start = next;
        }

        end = TokenEnd(start);
        return start;
    }

    // White space, separators and comments.
    private int Skipped(int at)
    {
        var text = source.Text;
        if (char.IsWhiteSpace(text[at]) || text[at] is ',' or ':' or '\uFEFF')
        {
            return at + 1;
        }

        if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0)
        {
            return Math.Min(text.Length, text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2);
        }

        return string.CompareOrdinal(text, at, "//", 0, 2) == 0 ? source.LineEnd(at) : at;
    }

    private int TokenEnd(int start)
    {
        var text = source.Text;
        if (start == text.Length || text[start] is '{' or '}' or '[' or ']')
        {
            return Math.Min(text.Length, start + 1);
        }

        var quote = text[start] is '"' or '\'' ? text[start] : (char?)null;
        for (var i = start + 1; i < text.Length; i++)
        {
            if (quote is null ? char.IsWhiteSpace(text[i]) || text[i] is ',' or ':' or '{' or '}' or '[' or ']' or '/' : text[i] == quote)
            {
                return quote is null ? i : i + 1;
            }

            i += quote is not null && text[i] == '\\' ? 1 : 0;
        }

        return text.Length;
    }
}
