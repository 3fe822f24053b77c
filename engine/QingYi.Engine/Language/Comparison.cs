using System.Globalization;
using QingYi.Engine.Language.Functions;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>The comparisons of <c>condition</c> and <c>_mongoQuery</c>: numbers compare as numbers, everything else as text.</summary>
internal static class Comparison
{
    private const string TimePrefix = "timestamp:";

    private static readonly Dictionary<string, Func<Value, Value, EvaluationContext, bool>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = (v, o, c) => Compare(v, o, c) == 0,
        ["neq"] = (v, o, c) => Compare(v, o, c) != 0,
        ["gt"] = (v, o, c) => Compare(v, o, c) > 0,
        ["egt"] = (v, o, c) => Compare(v, o, c) >= 0,
        ["lt"] = (v, o, c) => Compare(v, o, c) < 0,
        ["elt"] = (v, o, c) => Compare(v, o, c) <= 0,
        ["like"] = (v, o, _) => Like(v, o),
        ["notlike"] = (v, o, _) => !Like(v, o),
        ["between"] = Between,
        ["in"] = (v, o, c) => List(o).Any(e => Compare(v, e, c) == 0),
        ["notin"] = (v, o, c) => !List(o).Any(e => Compare(v, e, c) == 0),
        ["isnull"] = (v, _, _) => IsEmpty(v),
        ["notnull"] = (v, _, _) => !IsEmpty(v),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Returns the comparison with this name, or null. <c>eqv2</c> and <c>neqv2</c> are spellings of newer exports.</summary>
    public static Func<Value, Value, EvaluationContext, bool>? Find(string name) =>
        Known.GetValueOrDefault(name)
        ?? (name.EndsWith("v2", StringComparison.OrdinalIgnoreCase) ? Known.GetValueOrDefault(name[..^2]) : null);

    /// <summary>Whether the comparison needs a value to compare with.</summary>
    public static bool TakesValue(string name) => !name.EndsWith("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a number below, equal to or above 0; null when either side is null or they cannot be ordered.</summary>
    public static int? Compare(Value value, Value other, EvaluationContext context)
    {
        if (other.Kind == ValueKind.Text && other.ToText().StartsWith(TimePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return
                TimeFilters.Read(value, context.TimeZone, TimePrefix) is { } time
                && TimeFilters.Read(Value.FromText(other.ToText()[TimePrefix.Length..]), context.TimeZone, TimePrefix) is { } mark
                ? time.CompareTo(mark)
                : null;
        }

        if (value.IsNull || other.IsNull)
        {
            return null;
        }

        var (a, b) = (value.ToText(), other.ToText());
        return FunctionOperand.IsPlainNumber(a) && FunctionOperand.IsPlainNumber(b) && Number(a) is { } x && Number(b) is { } y
            ? x.CompareTo(y)
            : string.CompareOrdinal(a, b);
    }

    private static bool IsEmpty(Value value) => value.IsNullOrEmpty || (value.Kind == ValueKind.List && value.Elements().Count == 0);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool Like(Value value, Value other)
    {
        var pattern = other.ToText();
        return !value.IsNull
            && FunctionLogic
                .Like(
                    FunctionValue.From(value.ToText()),
                    FunctionValue.From(pattern.Contains('%', StringComparison.Ordinal) ? pattern : $"%{pattern}%"),
                    "\\"
                )
                .ToBoolean();
    }

    private static bool Between(Value value, Value other, EvaluationContext context)
    {
        var text = other.ToText();
        var isTime = text.StartsWith(TimePrefix, StringComparison.OrdinalIgnoreCase);
        var bounds =
            other.Kind == ValueKind.List
                ? [.. other.Elements()]
                : (isTime ? text[TimePrefix.Length..] : text)
                    .Split(',')
                    .Select(b => Value.FromText((isTime ? TimePrefix : "") + b.Trim()))
                    .ToList();
        return bounds is [var low, var high] && Compare(value, low, context) >= 0 && Compare(value, high, context) <= 0;
    }

    private static IEnumerable<Value> List(Value value) =>
        value.Kind == ValueKind.List ? value.Elements() : value.ToText().Split(',').Select(p => Value.FromText(p.Trim()));
}
