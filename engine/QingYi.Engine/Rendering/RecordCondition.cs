using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled comparison of a source's <c>condition</c>.</summary>
/// <param name="Path">The path of the value.</param>
/// <param name="Holds">The comparison.</param>
/// <param name="Operand">The value to compare with.</param>
/// <param name="Strict">Over an array: if an element fails, the record is dropped; if not strict, only the element is.</param>
internal sealed record RecordCondition(RecordPath Path, Func<Value, Value, EvaluationContext, bool> Holds, Template Operand, bool Strict)
{
    /// <summary>Returns the array that the path walks in this record, outside its current scope; -1: none.</summary>
    public int ArrayIn(ParsedRecord record) => Path.FindOpenArray(record, ofItself: false, out _);

    public bool Test(EvaluationContext context)
    {
        var (value, operand) = (Path.Read(context.Record), Operand.Evaluate(context));
        return ArrayIn(context.Record) >= 0 ? value.Elements().All(e => Holds(e, operand, context)) : Holds(value, operand, context);
    }
}
