using Scriban.Runtime;

namespace QingYi.Engine.Language;

/// <summary>
/// The sandbox of Scriban expressions: no includes, files, network or reflection; loops, recursion, text length and time are limited. It
/// belongs to one evaluation context, which reuses it because creating one costs a hundred times an evaluation.
/// </summary>
internal sealed class ScribanScope
{
    private readonly ScribanContext context;
    private readonly ScriptObject variables = [];
    private readonly EvaluationContext evaluation;

    public ScribanScope(EvaluationContext evaluation)
    {
        this.evaluation = evaluation;
        context = new ScribanContext(ScribanFunctions.Create(evaluation))
        {
            LoopLimit = 100_000,
            RecursiveLimit = 64,
            LimitToString = 4 * 1024 * 1024,
            RegexTimeOut = TimeSpan.FromSeconds(1),
            EnableRelaxedMemberAccess = true,
            MemberFilter = _ => false,
        };
        context.PushGlobal(variables);
    }

    public object? Evaluate(Scriban.Template expression, IReadOnlyList<(string Name, Template Source)> inputs)
    {
        variables.Clear();
        foreach (var (name, source) in inputs)
        {
            variables[name] = ScribanValue.To(source.Evaluate(evaluation));
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        context.CancellationToken = limit.Token;
        return expression.Evaluate(context);
    }
}
