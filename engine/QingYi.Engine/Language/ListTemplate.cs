using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A list whose elements are templates.</summary>
internal sealed class ListTemplate(IReadOnlyList<Template> elements) : Template
{
    public override IEnumerable<PathUse> Paths => elements.SelectMany(e => e.Paths);

    public override Value Evaluate(EvaluationContext context) => Value.FromList([.. elements.Select(e => e.Evaluate(context))]);
}
