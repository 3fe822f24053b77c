using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled comparison of a source's <c>condition</c>.</summary>
/// <param name="Config">The comparison as the author wrote it.</param>
/// <param name="Path">The path of the value.</param>
/// <param name="Holds">The comparison.</param>
/// <param name="Operand">The value to compare with.</param>
internal sealed record RecordCondition(
    ConditionConfig Config,
    RecordPath Path,
    Func<Value, Value, EvaluationContext, bool> Holds,
    Template Operand
)
{
    /// <summary>Over an array: if an element fails, the record is dropped; if not strict, only the element is.</summary>
    public bool Strict => Config.Strict;

    /// <summary>Returns the array that the path walks in this record, outside its current scope; -1: none.</summary>
    public int ArrayIn(ParsedRecord record) => Path.FindOpenArray(record, ofItself: false, out _);

    public bool Test(EvaluationContext context)
    {
        var (value, operand) = (Path.Read(context.Record), Operand.Evaluate(context));
        return ArrayIn(context.Record) >= 0 ? value.Elements().All(e => Holds(e, operand, context)) : Holds(value, operand, context);
    }
}
