using System.Globalization;
using QingYi.Engine.Values;

namespace QingYi.Engine.Language.Functions;

/// <summary>A value of a MySQL expression: null, an exact number, a text, or a date and time without zone.</summary>
internal readonly struct FunctionValue
{
    private const int MaxScale = 28;
    private readonly string? text;
    private readonly decimal number;

    private FunctionValue(FunctionValueKind kind, string? text, decimal number, DateTime time, bool approximate, int scale = 0)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        Time = time;
        IsApproximate = approximate;
        Scale = Math.Min(scale, MaxScale);
    }

    public static FunctionValue Null => default;

    public static FunctionValue True { get; } = From(1m);

    public static FunctionValue False { get; } = From(0m);

    public FunctionValueKind Kind { get; }

    public bool IsNull => Kind == FunctionValueKind.Null;

    public bool IsTime => Kind is FunctionValueKind.Date or FunctionValueKind.DateTime;

    /// <summary>True when the number comes from a text or a root, so that MySQL would calculate with a double.</summary>
    public bool IsApproximate { get; }

    public DateTime Time { get; }

    /// <summary>The number of decimals that are shown; calculations continue with more digits of a quotient.</summary>
    public int Scale { get; }

    public static FunctionValue From(decimal number) => From(number, number.Scale);

    public static FunctionValue From(decimal number, int scale) => new(FunctionValueKind.Number, null, number, default, false, scale);

    public static FunctionValue Approximate(decimal number) => new(FunctionValueKind.Number, null, number, default, true);

    public static FunctionValue From(string text) => new(FunctionValueKind.Text, text, 0, default, false);

    public static FunctionValue From(bool value) => value ? True : False;

    public static FunctionValue FromDate(DateTime day) => new(FunctionValueKind.Date, null, 0, day.Date, false);

    public static FunctionValue FromDateTime(DateTime time) => new(FunctionValueKind.DateTime, null, 0, time, false);

    /// <summary>Returns the number as MySQL reads it: for a text, its longest prefix that is a number, otherwise 0.</summary>
    public decimal ToNumber() =>
        Kind switch
        {
            FunctionValueKind.Number => number,
            FunctionValueKind.Text => Leading(text!),
            FunctionValueKind.Date => decimal.Parse(Time.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            FunctionValueKind.DateTime => decimal.Parse(
                Time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            ),
            _ => 0,
        };

    public bool ToBoolean() => ToNumber() != 0;

    public string ToText() =>
        Kind switch
        {
            FunctionValueKind.Text => text!,
            FunctionValueKind.Number => IsApproximate ? Shortest(number) : Shown(),
            FunctionValueKind.Date => Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FunctionValueKind.DateTime => Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => "",
        };

    /// <summary>Returns the time as MySQL reads it; null: the value is not a time.</summary>
    public DateTime? ToTime()
    {
        if (IsTime)
        {
            return Time;
        }

        return
            !IsNull
            && !TimeText.IsEmpty(ToText())
            && ToText().Trim() is var trimmed
            && (
                trimmed.Contains('-', StringComparison.Ordinal)
                || trimmed.Length is 8 or 14
                || trimmed.Contains('/', StringComparison.Ordinal)
            )
            && TimeText.TryParse(trimmed, TimeZoneInfo.Utc, out var time)
            ? time.DateTime
            : null;
    }

    public Value ToValue() =>
        Kind switch
        {
            FunctionValueKind.Null => Value.Null,
            FunctionValueKind.Number => Value.FromNumber(ToText()),
            _ => Value.FromText(ToText()),
        };

    // Adding a zero with that scale keeps the trailing digits: 5 becomes 5.0000.
    private string Shown() =>
        (Math.Round(number, Scale, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)Scale)).ToString(
            CultureInfo.InvariantCulture
        );

    private static string Shortest(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static decimal Leading(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = 0;
        var (digits, dot) = (false, false);
        while (end < trimmed.Length)
        {
            var c = trimmed[end];
            if (char.IsAsciiDigit(c))
            {
                digits = true;
            }
            else if (c == '.' && !dot)
            {
                dot = true;
            }
            else if (!(end == 0 && c is '-' or '+'))
            {
                break;
            }

            end++;
        }

        if (digits && end < trimmed.Length && trimmed[end] is 'e' or 'E')
        {
            var exponent = end + 1 + (end + 1 < trimmed.Length && trimmed[end + 1] is '-' or '+' ? 1 : 0);
            var last = exponent;
            while (last < trimmed.Length && char.IsAsciiDigit(trimmed[last]))
            {
                last++;
            }

            end = last > exponent ? last : end;
        }

        return digits && decimal.TryParse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
