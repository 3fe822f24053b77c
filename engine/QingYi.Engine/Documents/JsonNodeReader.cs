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

        var start = Start(reader);
        var position = source.PositionOf(start);
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                return new SchemeNode
                {
                    Kind = NodeKind.Mapping,
                    Position = position,
                    Members = Members(reader),
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
                _ = Start(reader);
                return new SchemeNode
                {
                    Kind = NodeKind.List,
                    Position = position,
                    Items = items,
                };
            case JsonToken.None:
                throw new DocumentException(DocumentTexts.Empty);
            case JsonToken.Null or JsonToken.Undefined:
                return new SchemeNode { Kind = NodeKind.Null, Position = position };
            default:
                var text = reader.TokenType is JsonToken.String ? (string)reader.Value! : source.Text[start..end].Trim();
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
            var position = source.PositionOf(Start(reader));
            if (members.Exists(m => m.Key == name))
            {
                problems.Error("QY1006", position, DocumentTexts.KeyTwice(name));
            }

            if (!reader.Read())
            {
                throw new DocumentException(DocumentTexts.EndsInObject);
            }

            members.Add(new SchemeMember(name, position, Convert(reader)));
        }

        Closed(reader, JsonToken.EndObject);
        _ = Start(reader);
        return members;
    }

    private static void Closed(JsonTextReader reader, JsonToken end)
    {
        if (reader.TokenType != end)
        {
            throw new DocumentException(DocumentTexts.EndsBeforeBracket);
        }
    }

    // The reader reports the end of a token; the token begins after the end of the previous one.
    private int Start(JsonTextReader reader)
    {
        var start = end;
        while (start < source.Text.Length && (char.IsWhiteSpace(source.Text[start]) || source.Text[start] is ',' or ':' or '\uFEFF'))
        {
            start++;
        }

        end = source.OffsetOf(reader.LineNumber, reader.LinePosition + 1);
        return Math.Min(start, source.Text.Length);
    }
}
