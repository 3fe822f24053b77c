using System.Text;
using System.Text.Json.Nodes;
using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Grouping;

/// <summary>Makes documents of several records (<c>merge</c>, <c>groupCalculate</c>). The same records always give the same documents.</summary>
internal sealed class RecordGrouper(GroupConfig config)
{
    /// <summary>What tells a record's group; the text of a record that cannot be read stands for itself.</summary>
    public string KeyOf(ReadOnlySpan<byte> content) => Parse(content) is { } record ? KeyOf(record, config.HeaderKeys) : Encoding.UTF8.GetString(content);

    /// <summary>The documents of whole groups, with the records that are in each.</summary>
    public IEnumerable<(JsonObject Bill, IReadOnlyList<StoredRecord> Records)> Group(IEnumerable<StoredRecord> records)
    {
        foreach (var group in records.GroupBy(r => KeyOf(r.Content.Span)))
        {
            StoredRecord[] members = [.. group];
            var parsed = members.Select(m => Parse(m.Content.Span)).OfType<JsonObject>().ToList();
            var head = new JsonObject();
            foreach (var name in config.HeaderKeys.Concat(config.HeaderFields))
            {
                head[name] = Read(parsed.FirstOrDefault(), name)?.DeepClone();
            }

            var lines = parsed.SelectMany(LinesOf).ToList();
            var ofLines = config.Calculate.Where(c => config.LineKeys.Count > 0 && lines.Exists(l => l.Line.ContainsKey(LineName(c.Field)))).ToList();
            foreach (var calculation in config.Calculate.Except(ofLines))
            {
                var isOfLine = lines.Exists(l => l.Line.ContainsKey(LineName(calculation.Field)));
                head[calculation.Name] = GroupOperator.Apply(calculation.Operator, isOfLine ? lines.Select(l => Read(l.Line, LineName(calculation.Field))) : parsed.Select(r => Read(r, calculation.Field)));
            }

            var body = Body(lines, ofLines);
            for (var from = 0; from == 0 || from < body.Count; from += config.MaxLines ?? Math.Max(1, body.Count))
            {
                var bill = (JsonObject)head.DeepClone();
                bill[config.Target] = new JsonArray([.. body.Skip(from).Take(config.MaxLines ?? body.Count)]);
                yield return (bill, members);
            }
        }
    }

    /// <summary>The fields that a document has, for checks; the types are those of the records.</summary>
    public static IEnumerable<ApiField> Declared(IReadOnlyList<ApiField> fields, GroupConfig config)
    {
        var inside = fields.FirstOrDefault(f => f.Name == config.Lines)?.Children ?? [];
        ApiField Field(string name) => fields.Concat(inside).FirstOrDefault(f => f.Name == name) ?? new ApiField { Name = name };
        var onLines = config.Calculate.Where(c => config.LineKeys.Count > 0).Select(c => c.Name);
        IEnumerable<ApiField> line = config.LineKeys.Count + config.LineFields.Count == 0 ? inside : config.LineKeys.Concat(config.LineFields).Concat(onLines).Distinct().Select(Field);
        return config.HeaderKeys.Concat(config.HeaderFields).Concat(config.Calculate.Select(c => c.Name)).Distinct().Select(Field)
            .Append(new ApiField { Name = config.Target, Type = "array", Children = [.. line] });
    }

    private static JsonObject? Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string KeyOf(JsonObject record, IEnumerable<string> names) => new JsonArray([.. names.Select(n => Read(record, n)?.DeepClone())]).ToJsonString(JsonText.OneLine);

    private static JsonNode? Read(JsonObject? record, string path)
    {
        if (record is null || record.TryGetPropertyValue(path, out var found))
        {
            return record?[path];
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? Read(record[path[..dot]] as JsonObject, path[(dot + 1)..]) : null;
    }

    private string LineName(string field) => config.Lines.Length > 0 && field.StartsWith(config.Lines + ".", StringComparison.Ordinal) ? field[(config.Lines.Length + 1)..] : field;

    private IEnumerable<(JsonObject Line, JsonObject Record)> LinesOf(JsonObject record) =>
        config.Lines.Length > 0 && record[config.Lines] is JsonArray array ? array.OfType<JsonObject>().Select(l => (l, record)) : [(record, record)];

    private List<JsonNode> Body(List<(JsonObject Line, JsonObject Record)> lines, List<GroupCalculation> calculations)
    {
        string[] taken = [.. config.LineKeys.Concat(config.LineFields).Distinct()];
        var body = new List<JsonNode>();
        var number = 0;
        foreach (var same in lines.GroupBy(l => config.LineKeys.Count > 0 ? KeyOf(l.Line, config.LineKeys.Select(LineName)) : $"{number++}"))
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
                made[LineName(calculation.Name)] = GroupOperator.Apply(calculation.Operator, same.Select(l => Read(l.Line, LineName(calculation.Field))));
            }

            body.Add(made);
        }

        return body;
    }
}
