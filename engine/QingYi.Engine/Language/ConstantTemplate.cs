using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A placeholder that names a constant.</summary>
internal sealed class ConstantTemplate(Constant constant) : Template
{
    public override Value Evaluate(EvaluationContext context)
    {
        var value = constant.Read(context.Constants);
        return value.Kind == ValueKind.Instant && context.Constants.TimestampsInMilliseconds
            ? Value.FromNumber(value.Instant.ToUnixTimeMilliseconds())
            : value;
    }
}
