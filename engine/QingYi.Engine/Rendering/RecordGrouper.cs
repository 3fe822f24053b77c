using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// Makes documents from several records (<c>merge</c>, <c>groupCalculate</c>). The same records always result in the same documents.
/// </summary>
internal sealed class RecordGrouper(GroupConfig config)
{
    /// <summary>Returns the key of a record's group.</summary>
    /// <exception cref="RecordException">The content is not a JSON object, or has none of the key fields.</exception>
    /// <exception cref="JsonException">The content is not JSON, or has a field twice.</exception>
    public string KeyOf(ReadOnlySpan<byte> content) => KeyOf(Checked(Parse(content)), config.HeaderKeys);

    private JsonObject Checked(JsonObject record) =>
        config.HeaderKeys.Any(k => Read(record, k) is not null)
            ? record
            : throw new RecordException("QY2116", RenderingTexts.NoGroupKey(config.HeaderKeys), config.HeaderKeys[0]);

    /// <summary>Returns the documents of one group from the contents of its records.</summary>
    /// <exception cref="RecordException">A value is invalid, or none of the records has a field of the calculation.</exception>
    public IEnumerable<JsonObject> Group(IEnumerable<ReadOnlyMemory<byte>> members)
    {
        var parsed = members.Select(m => Checked(Parse(m.Span))).ToList();
        var head = new JsonObject();
        foreach (
            var name in config
                .HeaderKeys.Concat(config.HeaderFields ?? parsed[0].Select(m => m.Key).Where(n => n != config.Lines))
                .Distinct()
        )
        {
            head[name] = Read(parsed[0], name)?.DeepClone();
        }

        var lines = parsed.SelectMany(LinesOf).ToList();
        var ofLines = config
            .Calculate.Where(c => config.LineKeys.Count > 0 && lines.Exists(l => Read(l.Line, LineName(c.Field)) is not null))
            .ToList();
        foreach (var calculation in config.Calculate.Except(ofLines))
        {
            var isOfLine = lines.Exists(l => Read(l.Line, LineName(calculation.Field)) is not null) && config.Lines.Length > 0;
            if (!isOfLine && parsed.TrueForAll(r => Read(r, calculation.Field) is null))
            {
                throw new RecordException(
                    "QY2116",
                    RenderingTexts.NothingToCalculate(calculation.Field, calculation.Name),
                    calculation.Field
                );
            }

            head[calculation.Name] = GroupOperator.Apply(
                calculation.Operator,
                isOfLine ? lines.Select(l => Read(l.Line, LineName(calculation.Field))) : parsed.Select(r => Read(r, calculation.Field))
            );
        }

        var body = Body(lines, ofLines);
        for (var from = 0; from == 0 || from < body.Count; from += config.MaxLines ?? Math.Max(1, body.Count))
        {
            var bill = (JsonObject)head.DeepClone();
            bill[config.Target] = new JsonArray([.. body.Skip(from).Take(config.MaxLines ?? body.Count)]);
            yield return bill;
        }
    }

    /// <summary>Returns the declared fields of a document, for checks; the types are those of the records.</summary>
    public static IEnumerable<ApiField> Declared(IReadOnlyList<ApiField> fields, GroupConfig config)
    {
        var inside = fields.FirstOrDefault(f => f.Name == config.Lines)?.Children ?? [];
        ApiField Field(string name) => fields.Concat(inside).FirstOrDefault(f => f.Name == name) ?? new ApiField { Name = name };
        var onLines = config.Calculate.Where(c => config.LineKeys.Count > 0).Select(c => c.Name);
        IEnumerable<ApiField> line =
            config.LineKeys.Count + config.LineFields.Count == 0
                ? inside
                : config.LineKeys.Concat(config.LineFields).Concat(onLines).Distinct().Select(Field);
        return config
            .HeaderKeys.Concat(config.HeaderFields ?? fields.Where(f => f.Name != config.Lines).Select(f => f.Name))
            .Concat(config.Calculate.Select(c => c.Name))
            .Distinct()
            .Select(Field)
            .Append(
                new ApiField
                {
                    Name = config.Target,
                    Type = FieldType.Array,
                    Children = [.. line],
                }
            );
    }

    private static JsonObject Parse(ReadOnlySpan<byte> content) =>
        JsonText.Node(content) as JsonObject ?? throw new RecordException("QY2113", RenderingTexts.RecordIsNoObject);

    private static string KeyOf(JsonObject record, IEnumerable<string> names) =>
        new JsonArray([.. names.Select(n => Read(record, n)?.DeepClone())]).ToJsonString(JsonText.OneLine);

    // As paths do: the exact name, otherwise the only one that differs just in case.
    private static JsonNode? Read(JsonObject? record, string path)
    {
        if (record is null)
        {
            return null;
        }

        if (record.TryGetPropertyValue(path, out var found))
        {
            return found;
        }

        var alike = record.Where(m => m.Key.Equals(path, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (alike.Count == 1)
        {
            return alike[0].Value;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? Read(Read(record, path[..dot]) as JsonObject, path[(dot + 1)..]) : null;
    }

    private string LineName(string field) =>
        config.Lines.Length > 0 && field.StartsWith(config.Lines + ".", StringComparison.Ordinal)
            ? field[(config.Lines.Length + 1)..]
            : field;

    private IEnumerable<(JsonObject Line, JsonObject Record)> LinesOf(JsonObject record) =>
        config.Lines.Length > 0 && Read(record, config.Lines) is JsonArray array
            ? array.OfType<JsonObject>().Select(l => (l, record))
            : [(record, record)];

    private List<JsonNode> Body(List<(JsonObject Line, JsonObject Record)> lines, List<GroupCalculation> calculations)
    {
        string[] taken = [.. config.LineKeys.Concat(config.LineFields).Distinct()];
        var body = new List<JsonNode>();
        var number = 0;
        foreach (
            var same in lines.GroupBy(l => config.LineKeys.Count > 0 ? KeyOf(l.Line, config.LineKeys.Select(LineName)) : $"{number++}")
        )
        {
            var (line, record) = same.First();
            var made = new JsonObject();
            foreach (var name in taken)
            {
                made[LineName(name)] = (Read(line, LineName(name)) ?? Read(record, name))?.DeepClone();
            }

            if (taken.Length == 0)
            {
                made = (JsonObject)line.DeepClone();
            }

            foreach (var calculation in calculations)
            {
                made[LineName(calculation.Name)] = GroupOperator.Apply(
                    calculation.Operator,
                    same.Select(l => Read(l.Line, LineName(calculation.Field)))
                );
            }

            body.Add(made);
        }

        return body;
    }
}
