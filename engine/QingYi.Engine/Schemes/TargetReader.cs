using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>Reads the keys of a target other than its request: <c>operation</c>, <c>groupCalculate</c>, <c>callBackStrategy</c>.</summary>
internal sealed class TargetReader(ProblemList problems, ParameterReader parameters)
{
    private static readonly string[] Methods = ["batchArraySave", "merge"];
    private static readonly string[] Operators = ["$sum", "$avg", "$min", "$max", "$push", "$addToSet", "$first", "$last"];

    public TargetConfig Read(MappingReader reader, TargetConfig config)
    {
        var (batch, merged) = Operation(reader.Mapping("operation"));
        var grouped = reader.Mapping("groupCalculate") is { } group ? Group(group) : null;
        if (merged is not null && grouped is not null)
        {
            problems.Error("QY1012", grouped.Position, TargetTexts.GroupsTwice);
        }

        return config with
        {
            Batch = batch,
            Group = grouped ?? merged,
            Chain = reader.Mapping("callBackStrategy") is { } chain ? Chain(chain) : null,
        };
    }

    private (BatchConfig? Batch, GroupConfig? Merge) Operation(MappingReader? reader)
    {
        if (reader is null)
        {
            return default;
        }

        var method = reader.Text("method");
        switch (method)
        {
            case "batchArraySave":
                var rows = reader.Integer("rows") ?? 20;
                if (rows < 1)
                {
                    problems.Error("QY1012", reader.PositionOf("rows"), TargetTexts.TooFewRows(rows));
                }

                var batch = new BatchConfig(reader.Text("rowsKey") ?? "array", Math.Max(1, rows), reader.Position);
                reader.Done();
                return (batch, null);
            case "merge":
                var (sums, body) = (reader.Texts("bodySum"), reader.Texts("body"));
                var merge = new GroupConfig
                {
                    Position = reader.Position,
                    HeaderKeys = reader.Text("field") is { Length: > 0 } field ? [field] : [],
                    HeaderFields = reader.Texts("header") is { Count: > 0 } header ? header : null,
                    Lines = reader.Text("bodyName") ?? "",
                    Target = reader.Text("bodyName") is { Length: > 0 } name ? name : "body",
                    LineKeys = sums.Count > 0 ? [.. body.Except(sums)] : [],
                    LineFields = body,
                    Calculate = [.. sums.Select(s => new GroupCalculation(s, "$sum", s))],
                };
                var several = reader.Text("rowsKey") is { Length: > 0 } rowsKey
                    ? new BatchConfig(rowsKey, Math.Max(1, reader.Integer("rows") ?? 1), reader.Position)
                    : null;
                reader.Integer("rows");
                reader.Done();
                return (several, Checked(merge, TargetTexts.MergeWithoutField));
            default:
                problems.Error("QY1012", reader.Position, TargetTexts.UnknownOperation(method, Methods));
                return default;
        }
    }

    private GroupConfig? Group(MappingReader reader)
    {
        var lines = reader.Text("bodyName") ?? "";
        var limit = reader.Integer("bodyMaxLine");
        if (limit is < 1)
        {
            problems.Error("QY1012", reader.PositionOf("bodyMaxLine"), TargetTexts.TooFewLines(limit));
        }

        var group = new GroupConfig
        {
            Position = reader.Position,
            HeaderKeys = Names(reader, "headerGroup"),
            Lines = lines,
            Target =
                reader.Text("targetBodyName") is { Length: > 0 } target ? target
                : lines.Length > 0 ? lines
                : "body",
            LineKeys = Names(reader, "bodyGroup"),
            MaxLines = limit is null or < 1 ? null : limit,
            Calculate = Calculations(reader.Node("calculate")),
        };
        reader.Done();
        return Checked(group, TargetTexts.GroupWithoutHeader);
    }

    private GroupConfig? Checked(GroupConfig group, LocalizedText message)
    {
        if (group.HeaderKeys.Count > 0)
        {
            return group;
        }

        problems.Error("QY1004", group.Position, message);
        return null;
    }

    private static IReadOnlyList<string> Names(MappingReader reader, string key) =>
        reader.Node(key) is { IsScalar: true } text
            ? text.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : reader.Texts(key);

    // The forms are { qty: $sum }, { total: { $sum: $qty } }, or a list of { field, method }.
    private IReadOnlyList<GroupCalculation> Calculations(SchemeNode? node)
    {
        var found = new List<(GroupCalculation Calculation, SourcePosition Position)>();
        foreach (var member in node?.Members ?? [])
        {
            var inner = member.Value.Members is [var first, ..] ? first : null;
            found.Add(
                (
                    inner is null
                        ? new GroupCalculation(member.Key, member.Value.Text, member.Key)
                        : new GroupCalculation(member.Key, inner.Key, inner.Value.Text.TrimStart('$')),
                    member.Position
                )
            );
        }

        foreach (var item in node?.Items ?? [])
        {
            string Text(params string[] names) => item.Members.FirstOrDefault(m => names.Contains(m.Key))?.Value.Text ?? "";
            found.Add((new GroupCalculation(Text("name", "field"), Text("method", "operator", "calculate"), Text("field")), item.Position));
        }

        foreach (
            var (calculation, position) in found.Where(f =>
                !Operators.Contains(Dollar(f.Calculation.Operator)) || f.Calculation.Field.Length == 0
            )
        )
        {
            problems.Error("QY1012", position, TargetTexts.UnknownCalculation(calculation, Dollar(calculation.Operator), Operators));
        }

        return [.. found.Select(f => f.Calculation with { Operator = Dollar(f.Calculation.Operator) })];
    }

    private static string Dollar(string name) => name.StartsWith('$') ? name : "$" + name;

    private ChainConfig? Chain(MappingReader reader)
    {
        var scheme = reader.Text("strategyId");
        var id = reader.Node("id");
        var content = reader.Node("request");
        reader.Done();
        if (string.IsNullOrEmpty(scheme))
        {
            problems.Error("QY1004", reader.Position, TargetTexts.ChainWithoutScheme);
            return null;
        }

        return new ChainConfig(
            scheme,
            id is null
                ? null
                : new ParameterConfig
                {
                    Field = "id",
                    Position = id.Position,
                    Value = id,
                },
            content is null ? null : parameters.Read(content, "callBackStrategy.request"),
            reader.Position
        );
    }
}
