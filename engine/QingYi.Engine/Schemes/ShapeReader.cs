using QingYi.Engine.Documents;

namespace QingYi.Engine.Schemes;

/// <summary>
/// Reads how a source converts its records: <c>condition</c>, <c>deleted</c>, <c>formatResponse</c>, <c>beatFlat</c>, <c>operation</c>.
/// </summary>
internal sealed class ShapeReader(ProblemList problems)
{
    public SourceConfig Read(MappingReader reader, SourceConfig config)
    {
        var shaped = config with
        {
            Conditions = Conditions(reader, "condition"),
            Deleted = Conditions(reader, "deleted"),
            FormatResponse = Reformats(reader.Node("formatResponse")),
            BeatFlat =
            [
                .. (reader.Node("beatFlat") is { IsScalar: true } one ? [one.Text] : reader.Texts("beatFlat")).Where(n => n.Length > 0),
            ],
            BeatFlatFrom = BeatFlatFrom(reader),
            SplitArray = SplitArray(reader),
        };
        if (shaped is { SplitArray: not null, BeatFlat.Count: > 0 })
        {
            problems.Error("QY1012", reader.PositionOf("beatFlat"), SourceTexts.FlattensAndSplits);
        }

        return shaped;
    }

    private int BeatFlatFrom(MappingReader reader)
    {
        var suffix = reader.Text("beatFlatSuffix") ?? "-1";
        if (suffix is not ("-0" or "-1"))
        {
            problems.Error("QY1012", reader.PositionOf("beatFlatSuffix"), SourceTexts.BadSuffix(suffix));
        }

        return suffix == "-0" ? 0 : 1;
    }

    private string? SplitArray(MappingReader reader)
    {
        if (reader.Mapping("operation") is not { } operation)
        {
            return null;
        }

        var (method, key) = (operation.Text("method"), operation.Text("arrayKey"));
        if (method != "splitArray" || string.IsNullOrEmpty(key))
        {
            problems.Error("QY1012", operation.Position, SourceTexts.BadOperation);
        }

        operation.Done();
        return key;
    }

    private IReadOnlyList<IReadOnlyList<ConditionConfig>> Conditions(MappingReader reader, string key)
    {
        if (reader.Node(key) is not { } node)
        {
            return [];
        }

        if (node.Kind != NodeKind.List || node.Items.Any(g => g.Kind != NodeKind.List))
        {
            problems.Error("QY1005", node.Position, SourceTexts.ConditionsNotLists(key));
            return [];
        }

        return
        [
            .. node
                .Items.Where(g => g.Items.Count > 0)
                .Select(g => (IReadOnlyList<ConditionConfig>)[.. g.Items.Select(Condition).OfType<ConditionConfig>()]),
        ];
    }

    private ConditionConfig? Condition(SchemeNode node)
    {
        if (Mapping(node, SourceTexts.ACondition) is not { } reader)
        {
            return null;
        }

        var (field, logic, value, strict) = (
            reader.Text("field"),
            reader.Text("logic"),
            reader.Node("value"),
            reader.Flag("strictMode") ?? false
        );
        reader.Done();
        if (!string.IsNullOrEmpty(field) && !string.IsNullOrEmpty(logic))
        {
            return new ConditionConfig(field, logic, value, strict, node.Position);
        }

        problems.Error("QY1004", node.Position, SourceTexts.IncompleteCondition);
        return null;
    }

    private IReadOnlyList<ReformatConfig> Reformats(SchemeNode? node)
    {
        if (node is not (null or { Kind: NodeKind.List }))
        {
            problems.Error("QY1005", node.Position, SourceTexts.FormatsNotAList);
        }

        return [.. (node?.Items ?? []).Select(Reformat).OfType<ReformatConfig>()];
    }

    private ReformatConfig? Reformat(SchemeNode node)
    {
        if (Mapping(node, SourceTexts.AFormat) is not { } reader)
        {
            return null;
        }

        var (old, renamed, format) = (reader.Text("old"), reader.Text("new"), reader.Node("format"));
        reader.Done();
        if (!string.IsNullOrEmpty(old) && format is not null)
        {
            return new ReformatConfig(
                old,
                string.IsNullOrEmpty(renamed) ? old.Split('.')[^1] : renamed.Split('.')[^1],
                format,
                node.Position
            );
        }

        problems.Error("QY1004", node.Position, SourceTexts.IncompleteFormat);
        return null;
    }

    private MappingReader? Mapping(SchemeNode node, LocalizedText what)
    {
        if (node.Kind == NodeKind.Mapping)
        {
            return new MappingReader(node, what, problems);
        }

        problems.Error("QY1005", node.Position, SourceTexts.NotAMapping(what, node.Described));
        return null;
    }
}
