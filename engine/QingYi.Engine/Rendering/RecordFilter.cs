using System.Text.Json;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Engine.Rendering;

/// <summary>
/// The <c>condition</c> of a source, or its <c>deleted</c>: an OR of ANDs. Immutable; several threads use it, each with its own context.
/// </summary>
internal sealed class RecordFilter(RecordPlan plan, IReadOnlyList<IReadOnlyList<RecordCondition>> groups)
{
    public static RecordFilter None { get; } = new(new RecordPlan(), []);

    public bool IsEmpty => groups.Count == 0;

    public EvaluationContext Context(ConstantSet constants) => new(plan, constants);

    /// <summary>
    /// Returns the record without the elements that its conditions drop; null: the record is dropped. A record that cannot be evaluated is
    /// kept, so that it can be rejected later with its id.
    /// </summary>
    public ReadOnlyMemory<byte>? Keep(ReadOnlyMemory<byte> raw, EvaluationContext context)
    {
        try
        {
            context.Record.Load(raw);
            var holding = groups.Where(g => g.All(c => c.Test(context) || IsLenient(c, context))).ToList();
            return holding.Count == 0 ? (ReadOnlyMemory<byte>?)null : Drop(raw, holding, context);
        }
        catch (Exception e) when (e is JsonException or RecordException)
        {
            return raw;
        }
    }

    /// <summary>
    /// Returns the first comparison of each list that does not hold for the record that <see cref="Keep"/> has just dropped: its field, its
    /// logic and operand, and the value.
    /// </summary>
    public string Cause(EvaluationContext context)
    {
        try
        {
            return string.Join(
                " | ",
                groups.Select(g => g.First(c => !c.Test(context) && !IsLenient(c, context))).Select(c => Cause(c, context)).Distinct()
            );
        }
        catch (Exception e) when (e is JsonException or RecordException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Whether a record meets all conditions strictly; a record that cannot be evaluated does not.</summary>
    public bool Holds(ReadOnlyMemory<byte> raw, EvaluationContext context)
    {
        try
        {
            context.Record.Load(raw);
            return groups.Any(g => g.All(c => c.Test(context)));
        }
        catch (Exception e) when (e is JsonException or RecordException)
        {
            return false;
        }
    }

    /// <summary>Returns how each condition judges a record, list by list; empty: the record cannot be evaluated.</summary>
    /// <param name="raw">The record.</param>
    /// <param name="context">The constants.</param>
    /// <param name="drops">True: the conditions drop elements and records, as <see cref="Keep"/> does; false: they hold strictly, as in
    /// <see cref="Holds"/>.</param>
    public IReadOnlyList<IReadOnlyList<ConditionTrace>> Trace(ReadOnlyMemory<byte> raw, EvaluationContext context, bool drops)
    {
        try
        {
            context.Record.Load(raw);
            return [.. groups.Select(g => (IReadOnlyList<ConditionTrace>)[.. g.Select(c => Trace(c, context, drops))])];
        }
        catch (Exception e) when (e is JsonException or RecordException)
        {
            return [];
        }
    }

    private static string Cause(RecordCondition condition, EvaluationContext context)
    {
        var (operand, value) = (condition.Operand.Evaluate(context).Shown(), condition.Path.Read(context.Record).Shown());
        return $"{condition.Config.Field} {condition.Config.Logic} '{operand}' ('{value}')";
    }

    private static ConditionTrace Trace(RecordCondition condition, EvaluationContext context, bool drops)
    {
        var isLenient = drops && IsLenient(condition, context);
        return new ConditionTrace(condition.Config.Field, condition.Config.Logic, condition.Config.Position)
        {
            Value = condition.Path.Read(context.Record).ToNode(),
            Operand = condition.Operand.Evaluate(context).ToNode(),
            Holds = isLenient || condition.Test(context),
            DropsElements = isLenient && !condition.Test(context),
        };
    }

    private static bool IsLenient(RecordCondition condition, EvaluationContext context) =>
        !condition.Strict && condition.ArrayIn(context.Record) >= 0;

    // An element is kept when one of the lists whose conditions hold keeps it.
    private static ReadOnlyMemory<byte> Drop(
        ReadOnlyMemory<byte> raw,
        List<IReadOnlyList<RecordCondition>> holding,
        EvaluationContext context
    )
    {
        var lenient = holding.Select(g => g.Where(c => IsLenient(c, context)).ToLookup(c => c.ArrayIn(context.Record))).ToList();
        var cut = new List<(int Start, int End, byte[] Kept)>();
        foreach (var array in lenient[0].Select(g => g.Key).Where(a => lenient.All(l => l.Contains(a))))
        {
            var kept = new List<(int Start, int Length)>();
            var count = 0;
            for (var at = context.Record[array].First; at >= 0; at = context.Record[at].Next)
            {
                count++;
                context.Record.Enter(array, at);
                if (lenient.Any(l => l[array].All(c => c.Test(context))))
                {
                    kept.Add((context.Record[at].Start, context.Record[at].Length));
                }

                context.Record.Leave();
            }

            if (kept.Count < count)
            {
                var capture = context.Record[array];
                cut.Add(
                    (
                        capture.Start,
                        capture.Start + capture.Length,
                        [
                            (byte)'[',
                            .. kept.SelectMany((k, i) => (i == 0 ? [] : ","u8.ToArray()).Concat(raw.Slice(k.Start, k.Length).ToArray())),
                            (byte)']',
                        ]
                    )
                );
            }
        }

        return Splice(raw, [.. cut.OrderBy(c => c.Start)]);
    }

    private static ReadOnlyMemory<byte> Splice(ReadOnlyMemory<byte> raw, IReadOnlyList<(int Start, int End, byte[] Kept)> cut)
    {
        if (cut.Count == 0)
        {
            return raw;
        }

        using var result = new MemoryStream(raw.Length);
        var at = 0;
        foreach (var (start, end, kept) in cut)
        {
            result.Write(raw.Span[at..start]);
            result.Write(kept);
            at = end;
        }

        result.Write(raw.Span[at..]);
        return result.ToArray();
    }
}
