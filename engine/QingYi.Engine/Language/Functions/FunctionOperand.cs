using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>A placeholder of an expression, bound as a value, so that a quote in the data cannot change the expression.</summary>
/// <param name="template">Provides the value.</param>
/// <param name="quoted">True when it is in quotes: the value is then always a text, and null is empty.</param>
internal sealed class FunctionOperand(Template template, bool quoted)
{
    public Template Template => template;

    /// <summary>True when an aggregate around the placeholder takes the whole array.</summary>
    public bool IsAggregated { get; set; }

    public FunctionValue Convert(Value value)
    {
        if (quoted)
        {
            return FunctionValue.From(value.ToText());
        }

        switch (value.Kind)
        {
            case ValueKind.Null:
                return FunctionValue.Null;
            case ValueKind.Boolean:
                return FunctionValue.From(value.ToText() == "true");
            default:
                var text = value.ToText();
                return
                    IsPlainNumber(text)
                    && decimal.TryParse(
                        text,
                        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                    ? FunctionValue.From(number)
                    : FunctionValue.From(text);
        }
    }

    /// <summary>Whether text substitution would produce this number unchanged: 00123 and 1E5 stay texts.</summary>
    public static bool IsPlainNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var dot = digits.IndexOf('.');
        var whole = dot < 0 ? digits : digits[..dot];
        var fraction = dot < 0 ? "0" : digits[(dot + 1)..];
        return whole.Length > 0
            && (whole[0] != '0' || whole.Length == 1)
            && whole.IndexOfAnyExceptInRange('0', '9') < 0
            && fraction.Length > 0
            && fraction.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
