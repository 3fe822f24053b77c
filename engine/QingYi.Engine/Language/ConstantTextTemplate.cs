using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A template without placeholders.</summary>
internal sealed class ConstantTextTemplate(Value value) : Template
{
    public override Value Evaluate(EvaluationContext context) => value;
}
