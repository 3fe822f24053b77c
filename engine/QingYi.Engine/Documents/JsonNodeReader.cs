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
                    throw new JsonReaderException("more text follows the end of the document");
                }
            }

            return node;
        }
        catch (JsonException e)
        {
            var position = new SourcePosition(source.File, Math.Max(1, reader.LineNumber), Math.Max(1, reader.LinePosition));
            var cause = e.Message.Split(". Path '", 2)[0].Split(", line ", 2)[0].TrimEnd('.');
            problems.Error("QY1003", position, $"this is not valid JSON: {cause}. Check commas, quotes and brackets near here.");
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
                throw new JsonReaderException("the file is empty");
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
                problems.Error("QY1006", position, $"the key '{name}' occurs twice in this object. Remove one of the two.");
            }

            if (!reader.Read())
            {
                throw new JsonReaderException("the file ends in the middle of an object");
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
            throw new JsonReaderException("the file ends before its last bracket");
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
