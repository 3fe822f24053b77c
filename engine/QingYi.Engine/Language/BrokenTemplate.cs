using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>
/// A template that does not compile. It refuses each record with its error, so that the rest of the scheme can be shown meanwhile.
/// </summary>
internal sealed class BrokenTemplate(string code, LocalizedText error) : Template
{
    public override Value Evaluate(EvaluationContext context) => throw new RecordException(code, error);
}
