namespace QingYi.Engine.Language.Functions;

/// <summary>Arithmetic with decimals and MySQL's scales: a quotient has four more digits than its dividend.</summary>
internal static class FunctionNumbers
{
    private const int DivisionDigits = 4;

    public static Func<FunctionValue, FunctionValue, FunctionValue>? Operator(FunctionToken token) =>
        token.Kind == FunctionTokenKind.Mark || token.Kind == FunctionTokenKind.Word
            ? token.Text.ToUpperInvariant() switch
            {
                "*" => (a, b) => Both(a, b, decimal.Multiply, a.Scale + b.Scale),
                "/" => Divide,
                "%" or "MOD" => (a, b) => b.ToNumber() == 0 ? FunctionValue.Null : Both(a, b, decimal.Remainder, Wider(a, b)),
                "DIV" => (a, b) => b.ToNumber() == 0 ? FunctionValue.Null : Both(a, b, (x, y) => decimal.Truncate(x / y), 0),
                _ => null,
            }
            : null;

    public static FunctionValue Add(FunctionValue a, FunctionValue b) => Both(a, b, decimal.Add, Wider(a, b));

    public static FunctionValue Subtract(FunctionValue a, FunctionValue b) => Both(a, b, decimal.Subtract, Wider(a, b));

    public static FunctionValue Negate(FunctionValue value) => value.IsNull ? value : Like(value, value, -value.ToNumber(), value.Scale);

    public static FunctionValue Divide(FunctionValue a, FunctionValue b)
    {
        if (a.IsNull || b.IsNull || b.ToNumber() == 0)
        {
            return FunctionValue.Null;
        }

        var approximate = IsApproximate(a) || IsApproximate(b);
        var quotient = a.ToNumber() / b.ToNumber();
        return approximate ? FunctionValue.Approximate(quotient) : FunctionValue.From(quotient, a.Scale + DivisionDigits);
    }

    public static FunctionValue Round(FunctionValue value, int digits)
    {
        if (value.IsNull)
        {
            return value;
        }

        var number = value.ToNumber();
        if (digits < 0)
        {
            var unit = Power(-digits);
            return FunctionValue.From(Math.Round(number / unit, MidpointRounding.AwayFromZero) * unit);
        }

        return IsApproximate(value)
            ? FunctionValue.Approximate(Math.Round(number, Math.Min(digits, 28), MidpointRounding.AwayFromZero))
            : FunctionValue.From(Math.Round(number, Math.Min(digits, 28), MidpointRounding.AwayFromZero), Math.Min(digits, value.Scale));
    }

    public static FunctionValue Truncate(FunctionValue value, int digits)
    {
        if (value.IsNull)
        {
            return value;
        }

        var unit = Power(Math.Min(Math.Abs(digits), 28));
        return FunctionValue.From(
            digits >= 0
                ? digits >= value.Scale
                    ? value.ToNumber()
                    : decimal.Truncate(value.ToNumber() * unit) / unit
                : decimal.Truncate(value.ToNumber() / unit) * unit,
            Math.Clamp(digits, 0, value.Scale)
        );
    }

    public static FunctionValue FromDouble(double number) =>
        double.IsFinite(number) && Math.Abs(number) < 7.9e28
            ? FunctionValue.Approximate((decimal)number)
            : throw new FunctionException(FunctionTexts.TooLarge(number));

    /// <summary>An average has four more digits than its values.</summary>
    public static FunctionValue Average(FunctionValue sum, int count) => Divide(sum, FunctionValue.From(count));

    public static bool IsApproximate(FunctionValue value) => value.IsApproximate || value.Kind == FunctionValueKind.Text;

    private static FunctionValue Both(FunctionValue a, FunctionValue b, Func<decimal, decimal, decimal> calculate, int scale) =>
        a.IsNull || b.IsNull ? FunctionValue.Null : Like(a, b, calculate(a.ToNumber(), b.ToNumber()), scale);

    private static FunctionValue Like(FunctionValue a, FunctionValue b, decimal result, int scale) =>
        IsApproximate(a) || IsApproximate(b) ? FunctionValue.Approximate(result) : FunctionValue.From(result, scale);

    private static int Wider(FunctionValue a, FunctionValue b) => Math.Max(a.Scale, b.Scale);

    private static decimal Power(int digits)
    {
        var unit = 1m;
        for (var i = 0; i < Math.Min(digits, 28); i++)
        {
            unit *= 10;
        }

        return unit;
    }
}
