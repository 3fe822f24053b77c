using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>The data with which an expression is evaluated: the record, and inside an aggregate the current row.</summary>
internal sealed class FunctionScope(EvaluationContext context)
{
    private readonly Dictionary<FunctionOperand, FunctionValue> row = [];
    private DateTime? now;

    public EvaluationContext Context => context;

    /// <summary>The time of rendering in the scheme's zone, in whole seconds.</summary>
    public DateTime Now =>
        now ??= Seconds(TimeZoneInfo.ConvertTime(context.Constants.Now ?? DateTimeOffset.UtcNow, context.TimeZone).DateTime);

    public FunctionValue Read(FunctionOperand operand) =>
        row.TryGetValue(operand, out var value) ? value : operand.Convert(operand.Template.Evaluate(context));

    /// <summary>Returns the values of an aggregate's argument: one for each element of the lists in its placeholders.</summary>
    public List<FunctionValue> Rows(FunctionExpression argument, IReadOnlyList<FunctionOperand> operands)
    {
        var lists = new List<(FunctionOperand Operand, IReadOnlyList<Value> Elements)>();
        var rows = 1;
        context.Record.OutsideScope(() =>
        {
            foreach (var operand in operands)
            {
                var value = operand.Template.Evaluate(context);
                if (value.Kind == ValueKind.List)
                {
                    lists.Add((operand, value.Elements()));
                }
            }
        });
        if (lists.Count > 0)
        {
            rows = lists.Max(l => l.Elements.Count);
        }

        var values = new List<FunctionValue>(rows);
        for (var i = 0; i < rows; i++)
        {
            foreach (var (operand, elements) in lists)
            {
                row[operand] = i < elements.Count ? operand.Convert(elements[i]) : FunctionValue.Null;
            }

            values.Add(argument(this));
        }

        foreach (var (operand, _) in lists)
        {
            row.Remove(operand);
        }

        return values;
    }

    private static DateTime Seconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
