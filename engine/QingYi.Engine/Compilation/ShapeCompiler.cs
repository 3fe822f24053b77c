using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Rendering;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Compilation;

/// <summary>Compiles a source's <c>condition</c>, <c>deleted</c> and <c>formatResponse</c>.</summary>
internal sealed class ShapeCompiler(DeclaredFields fields, ProblemList problems)
{
    public RecordFilter Filter(IReadOnlyList<IReadOnlyList<ConditionConfig>> conditions)
    {
        var plan = new RecordPlan();
        var compiled = conditions.Select(g => g.Select(c => Condition(c, plan)).ToList()).ToList();

        // A list that lacks a condition with an error would hold for records that the author does not mean.
        IReadOnlyList<IReadOnlyList<RecordCondition>> whole =
        [
            .. compiled.Where(g => !g.Contains(null)).Select(g => (IReadOnlyList<RecordCondition>)[.. g.OfType<RecordCondition>()]),
        ];
        return whole.Count == 0 ? RecordFilter.None : new RecordFilter(plan, whole);
    }

    public ResponseFormatter Formatter(SourceConfig config) => new([.. config.FormatResponse.Select(r => (r.Old, r.New, Format(r)))]);

    private RecordCondition? Condition(ConditionConfig config, RecordPlan plan)
    {
        if (Comparison.Find(config.Logic) is not { } holds)
        {
            problems.Error("QY1012", config.Position, CompilationTexts.UnknownLogic(config.Logic, [.. Comparison.Names]));
            return null;
        }

        if (Comparison.TakesValue(config.Logic) && config.Value is null)
        {
            problems.Error("QY1004", config.Position, CompilationTexts.ConditionWithoutValue(config.Logic, config.Field));
            return null;
        }

        if (PlaceholderParser.PathOf(config.Field) is not { } bare)
        {
            problems.Error("QY2008", config.Position, CompilationTexts.NotAConditionPath(config.Field));
            return null;
        }

        try
        {
            var path = plan.Add(bare);
            path.WantElements();
            if (fields.Doubt(path) is var (code, message))
            {
                problems.Warning(code, config.Position, message);
            }

            return new RecordCondition(config, path, holds, Operand(config.Value, plan));
        }
        catch (TemplateException e)
        {
            problems.Error(e.Code, config.Value?.PositionAt(e.Index) ?? config.Position, e.Text);
            return null;
        }
    }

    private static Template Operand(SchemeNode? value, RecordPlan plan) =>
        value switch
        {
            null => new ConstantTextTemplate(Value.Null),
            { Kind: NodeKind.List } list => new ConstantTextTemplate(Value.FromList([.. list.Items.Select(i => Value.FromText(i.Text))])),
            _ => Parsed(value.Text, plan),
        };

    private static Template Parsed(string text, RecordPlan plan)
    {
        var parser = new TemplateParser(plan);
        var template = parser.Parse(text);
        return parser.Lookups.Count > 0 ? throw new TemplateException("QY2007", 0, RequestTexts.LookupNotHere)
            : plan.ReadsChange
                ? throw new TemplateException("QY2014", plan.ChangeUses[0], RequestTexts.ChangeInCondition(Constant.RecordChange))
            : template;
    }

    private Func<Value, EvaluationContext, Value> Format(ReformatConfig config)
    {
        try
        {
            return NodeFormat.Parse(config.Format);
        }
        catch (TemplateException e)
        {
            problems.Error(e.Code, config.Format.Position, e.Text);
            return (_, _) => throw new RecordException(e.Code, e.Text);
        }
    }
}
