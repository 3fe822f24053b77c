using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>A placeholder that names a constant.</summary>
internal sealed class ConstantTemplate(Constant constant) : Template
{
    /// <summary>Returns the template of a constant; null: the name is not a constant.</summary>
    /// <param name="name">The name.</param>
    /// <param name="plan">Records that the template reads the record's change.</param>
    /// <param name="index">The index of the name in the template.</param>
    public static ConstantTemplate? Find(string name, RecordPlan plan, int index)
    {
        if (Constant.Find(name) is not { } constant)
        {
            return null;
        }

        if (name == Constant.RecordChange)
        {
            plan.ChangeUses.Add(index);
        }

        return new ConstantTemplate(constant);
    }

    public override Value Evaluate(EvaluationContext context)
    {
        var value = constant.Read(context.Constants);
        return value.Kind == ValueKind.Instant && context.Constants.TimestampsInMilliseconds
            ? Value.FromNumber(value.Instant.ToUnixTimeMilliseconds())
            : value;
    }
}
