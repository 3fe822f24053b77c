using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles the parameters of a draft: every template once, every problem at its own place.</summary>
internal sealed class RequestCompiler(RecordPlan plan, DeclaredFields fields, ProblemList problems, bool functionErrorsAsText)
{
    private readonly TemplateParser parser = new(plan, functionErrorsAsText);

    /// <summary>Look-ups may stand in it.</summary>
    public bool LooksUp { get; init; }

    /// <summary>The look-ups met so far.</summary>
    public IReadOnlyList<LookupTemplate> Lookups => parser.Lookups;

    /// <summary>Checks paths against the declared fields; off for a source's request, which has no record.</summary>
    public bool HasRecord { get; init; }

    public RequestRenderer Compile(DraftParameter root, DraftParameter? wrapper = null) =>
        new((ObjectNode)Node(root)!, wrapper is null ? null : Node(wrapper));

    /// <summary>A request of a few nodes beside the side's own.</summary>
    public SideRequest Compile(IReadOnlyList<ParameterConfig> nodes, SourcePosition position) =>
        new(
            plan,
            Compile(
                new DraftParameter(
                    new ParameterConfig
                    {
                        Field = "",
                        Position = position,
                        Children = nodes,
                    }
                )
            )
        );

    private RenderNode? Node(DraftParameter draft)
    {
        var config = draft.Config;
        var elements = config.Value is { Kind: NodeKind.List } ? Elements(config.Value) : null;
        if (elements is not null || draft.IsObject)
        {
            RefuseSteps(config);
        }

        if (elements is not null)
        {
            return new ListNode(config, elements);
        }

        if (!draft.IsObject)
        {
            return config.Value is null && draft.Template is null ? null : Leaf(draft, config);
        }

        var element = new ObjectNode(config, [.. draft.Parameters.Select(Node).OfType<RenderNode>()]);
        if (config.Type != "array" && !draft.IsRepeated)
        {
            return element;
        }

        if (config.Type == "array" && draft.Template is null && !draft.IsRepeated)
        {
            return new ListNode(config, [element]);
        }

        var array = config.Type == "array" && draft.Template is { } path ? Array(draft, path) : null;
        CheckArrays(draft);
        return new RepeatNode(config, element, array, fields);
    }

    private RecordPath? Array(DraftParameter draft, string path)
    {
        if (PlaceholderParser.PathOf(path) is { } bare)
        {
            return plan.Add(bare);
        }

        problems.Error("QY2008", draft.PositionAt(0), RequestTexts.NotAnArray(path));
        return null;
    }

    private List<RenderNode> Elements(SchemeNode list)
    {
        var elements = new List<RenderNode>();
        foreach (var item in list.Items)
        {
            var config =
                item.Kind == NodeKind.Mapping
                    ? new ParameterConfig
                    {
                        Field = "",
                        Position = item.Position,
                        Children = new ParameterReader(problems).Read(item, "the list"),
                    }
                    : new ParameterConfig
                    {
                        Field = "",
                        Position = item.Position,
                        Value = item,
                    };
            if (Node(new DraftParameter(config)) is { } node)
            {
                elements.Add(node);
            }
        }

        return elements;
    }

    private LeafNode Leaf(DraftParameter draft, ParameterConfig config)
    {
        if (draft.Template is not { } text)
        {
            var literal =
                config.Value!.Kind == NodeKind.Boolean
                    ? Value.FromBoolean(config.Value.Text == "true")
                    : Value.FromNumber(config.Value.Text.TrimStart('+'));
            return Leaf(config, new ConstantTextTemplate(literal));
        }

        var (before, changes) = (parser.Lookups.Count, plan.ChangeUses.Count);
        try
        {
            var template = parser.Parse(text);
            if (TemplateParser.UnknownKeyword(text) is { } odd)
            {
                problems.Warning("QY2015", draft.PositionAt(0), RequestTexts.UnknownKeyword(odd, TemplateParser.Keywords));
            }

            foreach (var lookup in parser.Lookups.Skip(before))
            {
                Judge(lookup, draft);
            }

            CheckNames(template, draft, plan.ChangeUses.Skip(changes));
            return Leaf(config, template);
        }
        catch (TemplateException e)
        {
            problems.Error(e.Code, draft.PositionAt(e.Index), e.Text);
            return new LeafNode(config, new BrokenTemplate(e.Code, e.Text), null, null);
        }
    }

    private void CheckNames(Template template, DraftParameter draft, IEnumerable<int> changes)
    {
        if (HasRecord)
        {
            foreach (var use in template.Paths)
            {
                if (fields.Doubt(use.Path) is var (code, message))
                {
                    problems.Warning(code, draft.PositionAt(use.Index), message);
                }
            }

            return;
        }

        foreach (var index in changes)
        {
            problems.Error("QY2014", draft.PositionAt(index), RequestTexts.ChangeWithoutRecord(Constant.RecordChange));
        }

        foreach (var use in template.Paths)
        {
            problems.Error("QY2014", draft.PositionAt(use.Index), RequestTexts.NotAConstant(use.Path.Text, [.. Constant.Names]));
        }
    }

    private void Judge(LookupTemplate lookup, DraftParameter draft)
    {
        if (!LooksUp)
        {
            problems.Error("QY2007", draft.PositionAt(0), RequestTexts.LookupNotHere);
        }
        else if (lookup.IsScan)
        {
            problems.Warning("QY2204", draft.PositionAt(0), RequestTexts.LookupScans(lookup.Scheme));
        }
    }

    private LeafNode Leaf(ParameterConfig config, Template template) =>
        new(config, template, Step(config.Format, NodeFormat.Parse), Step(config.Parser, NodeParser.Parse));

    private Func<Value, EvaluationContext, Value>? Step(SchemeNode? node, Func<SchemeNode, Func<Value, EvaluationContext, Value>> parse)
    {
        try
        {
            return IsGiven(node) ? parse(node!) : null;
        }
        catch (TemplateException e)
        {
            problems.Error(e.Code, node!.Position, e.Text);
            return (_, _) => throw new RecordException(e.Code, e.Text);
        }
    }

    private static bool IsGiven(SchemeNode? node) => node is not (null or { Kind: NodeKind.Text, Text: "" });

    // Nothing that an author wrote is passed over in silence.
    private void RefuseSteps(ParameterConfig config)
    {
        foreach (var (name, node) in new[] { ("format", config.Format), ("parser", config.Parser) })
        {
            if (IsGiven(node))
            {
                problems.Error("QY1016", node!.Position, RequestTexts.StepAboveNodes(name));
            }
        }
    }

    // Only what is declared can be told apart before a record is seen.
    private void CheckArrays(DraftParameter block)
    {
        (string Array, DraftParameter Node)? first = null;
        foreach (var leaf in Leaves(block))
        {
            foreach (var use in Paths(leaf.Template!))
            {
                var depth = use.Iterates ? fields.ArraysOn(use.Path, below: true).LastOrDefault() : 0;
                var array = string.Join('.', use.Path.Segments.Take(depth));
                if (depth > 0 && first is { } known && !IsChain(known.Array, array))
                {
                    problems.Error("QY2203", leaf.PositionAt(use.Index), RequestTexts.TwoArrays(block.Name, known.Array, array));
                    return;
                }

                first = depth > 0 && (first is null || array.Length > first.Value.Array.Length) ? (array, leaf) : first;
            }
        }
    }

    private static bool IsChain(string a, string b) =>
        a.Equals(b, StringComparison.OrdinalIgnoreCase)
        || a.StartsWith(b + ".", StringComparison.OrdinalIgnoreCase)
        || b.StartsWith(a + ".", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<DraftParameter> Leaves(DraftParameter node) =>
        node
            .Parameters.Where(p => !p.IsRepeated)
            .SelectMany(p =>
                p.IsObject ? Leaves(p)
                : p.Template is null ? []
                : [p]
            );

    private List<PathUse> Paths(string template)
    {
        try
        {
            return [.. parser.Parse(template).Paths];
        }
        catch (TemplateException)
        {
            return [];
        }
    }
}
