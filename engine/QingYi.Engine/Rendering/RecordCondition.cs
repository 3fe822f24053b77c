using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>A compiled comparison of a source's <c>condition</c>.</summary>
/// <param name="Path">The value.</param>
/// <param name="Holds">The comparison.</param>
/// <param name="Operand">What it is compared with.</param>
/// <param name="Strict">Over an array: every element must hold, else the record is dropped; not strict: the element is.</param>
internal sealed record RecordCondition(RecordPath Path, Func<Value, Value, EvaluationContext, bool> Holds, Template Operand, bool Strict)
{
    /// <summary>The array that the path walks in this record, outside the scope it is in; -1: none.</summary>
    public int ArrayIn(ParsedRecord record) => Path.FindOpenArray(record, ofItself: false, out _);

    public bool Test(EvaluationContext context)
    {
        var (value, operand) = (Path.Read(context.Record), Operand.Evaluate(context));
        return ArrayIn(context.Record) >= 0 ? value.Elements().All(e => Holds(e, operand, context)) : Holds(value, operand, context);
    }
}
