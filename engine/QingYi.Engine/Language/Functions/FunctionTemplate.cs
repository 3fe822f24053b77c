using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>A value that begins with <c>_function</c>: a MySQL expression, compiled once, with its placeholders bound as values.</summary>
internal sealed class FunctionTemplate(
    FunctionExpression expression,
    IReadOnlyList<FunctionOperand> operands,
    string text,
    bool errorsAsText
) : Template
{
    public const string Keyword = "_function";

    public override IEnumerable<PathUse> Paths =>
        operands.SelectMany(o => o.Template.Paths.Select(p => o.IsAggregated ? p with { Iterates = false } : p));

    public override Value Evaluate(EvaluationContext context)
    {
        try
        {
            return expression(new FunctionScope(context)).ToValue();
        }
        catch (Exception e) when (e is FunctionException or OverflowException)
        {
            if (errorsAsText)
            {
                return Value.FromText(text);
            }

            var cause = e is FunctionException known ? known.Text : FunctionTexts.TooManyDigits;
            throw new RecordException("QY2114", FunctionTexts.Failed(text.Length > 120 ? text[..120] + "…" : text, cause));
        }
    }
}
