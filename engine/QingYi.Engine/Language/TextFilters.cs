using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language;

/// <summary>Filters for numbers, texts and lists. Null stays null.</summary>
internal static class TextFilters
{
    public static Func<Value, EvaluationContext, Value> Round(int digits) =>
        (value, _) =>
        {
            if (value.IsNullOrEmpty)
            {
                return value;
            }

            var places = Math.Clamp(digits, 0, 28);
            var rounded = Math.Round(value.ToDecimal("'round'"), places, MidpointRounding.AwayFromZero);
            return Value.FromNumber(rounded.ToString("F" + places, CultureInfo.InvariantCulture));
        };

    public static Func<Value, EvaluationContext, Value> Implode(string separator) =>
        (value, _) => value.IsNull ? value : Value.FromText(string.Join(separator, value.Elements().Select(e => e.ToText())));

    public static Func<Value, EvaluationContext, Value> Default(Value otherwise) => (value, _) => value.IsNullOrEmpty ? otherwise : value;

    public static Func<Value, EvaluationContext, Value> Map(Func<string, string> map) =>
        (value, _) => value.IsNull ? value : Value.FromText(map(value.ToText()));

    public static Func<Value, EvaluationContext, Value> LongText(int length) =>
        (value, _) =>
        {
            if (value.IsNull)
            {
                return value;
            }

            var letters = new StringInfo(value.ToText());
            return letters.LengthInTextElements <= length
                ? Value.FromText(letters.String)
                : Value.FromText(letters.SubstringByTextElements(0, Math.Max(0, length)) + "...");
        };

    public static Value IntVal(Value value, EvaluationContext context) =>
        value.IsNullOrEmpty ? value : Value.FromNumber(decimal.Truncate(value.ToDecimal("'intval'")));

    public static Value Amount(Value value, EvaluationContext context) =>
        value.IsNullOrEmpty
            ? value
            : Value.FromText(
                "￥"
                    + Math.Round(value.ToDecimal("'amount'"), 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.InvariantCulture)
            );
}
