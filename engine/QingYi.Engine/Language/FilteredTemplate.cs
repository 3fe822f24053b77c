using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A placeholder followed by filters.</summary>
internal sealed class FilteredTemplate(Template inner, string subject, IReadOnlyList<Filter> filters) : Template
{
    private readonly bool takesLists = filters.Any(f => f.TakesLists);

    public override IEnumerable<PathUse> Paths => takesLists ? inner.Paths.Select(p => p with { Iterates = false }) : inner.Paths;

    public override Value Evaluate(EvaluationContext context)
    {
        var value = Value.Null;
        if (takesLists)
        {
            context.Record.OutsideScope(() => value = inner.Evaluate(context));
        }
        else
        {
            value = inner.Evaluate(context);
        }

        foreach (var filter in filters)
        {
            try
            {
                value = filter.Apply(value, context);
            }
            catch (RecordException e)
            {
                throw new RecordException(
                    e.Rejection.Code,
                    FilterTexts.OfField(subject, e.Text),
                    e.Rejection.Field ?? subject,
                    e.Rejection.Value
                );
            }
        }

        return value;
    }
}
