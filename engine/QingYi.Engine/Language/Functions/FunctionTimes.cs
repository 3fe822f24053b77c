using System.Globalization;
using System.Text;

namespace QingYi.Engine.Language.Functions;

/// <summary>Dates and times as MySQL treats them: a text that is not a time results in NULL.</summary>
internal static class FunctionTimes
{
    public static readonly string[] Units = ["MICROSECOND", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"];

    public static bool IsUnit(string text) => Units.Contains(text.ToUpperInvariant());

    public static FunctionValue Add(FunctionValue value, FunctionValue count, string unit, int sign)
    {
        if (count.IsNull || value.ToTime() is not { } time)
        {
            return FunctionValue.Null;
        }

        var exact = count.ToNumber() * sign;
        var whole = (double)Math.Round(exact, MidpointRounding.AwayFromZero);
        try
        {
            var moved = unit switch
            {
                "MICROSECOND" => time.AddMicroseconds(whole),
                "SECOND" => time.AddTicks((long)(exact * TimeSpan.TicksPerSecond)),
                "MINUTE" => time.AddMinutes(whole),
                "HOUR" => time.AddHours(whole),
                "DAY" => time.AddDays(whole),
                "WEEK" => time.AddDays(whole * 7),
                "MONTH" => time.AddMonths((int)whole),
                "QUARTER" => time.AddMonths((int)whole * 3),
                _ => time.AddYears((int)whole),
            };
            var isDay =
                value.Kind == FunctionValueKind.Date
                || (
                    value.Kind == FunctionValueKind.Text
                    && !value.ToText().Contains(':', StringComparison.Ordinal)
                    && value.ToText().Trim().Length <= 10
                );
            return isDay && unit is "DAY" or "WEEK" or "MONTH" or "QUARTER" or "YEAR" && isDay
                ? FunctionValue.FromDate(moved)
                : FunctionValue.FromDateTime(moved);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return FunctionValue.Null;
        }
    }

    public static FunctionValue Part(FunctionValue value, Func<DateTime, decimal> part) =>
        value.ToTime() is { } time ? FunctionValue.From(part(time)) : FunctionValue.Null;

    public static FunctionValue Difference(string unit, FunctionValue from, FunctionValue to)
    {
        if (from.ToTime() is not { } a || to.ToTime() is not { } b)
        {
            return FunctionValue.Null;
        }

        var months = ((b.Year - a.Year) * 12) + b.Month - a.Month;
        var within = (b.Day, b.TimeOfDay).CompareTo((a.Day, a.TimeOfDay));
        months -=
            months > 0 && within < 0 ? 1
            : months < 0 && within > 0 ? -1
            : 0;
        var ticks = (b - a).Ticks;
        return FunctionValue.From(
            unit switch
            {
                "MICROSECOND" => ticks / TimeSpan.TicksPerMicrosecond,
                "SECOND" => ticks / TimeSpan.TicksPerSecond,
                "MINUTE" => ticks / TimeSpan.TicksPerMinute,
                "HOUR" => ticks / TimeSpan.TicksPerHour,
                "DAY" => ticks / TimeSpan.TicksPerDay,
                "WEEK" => ticks / TimeSpan.TicksPerDay / 7,
                "MONTH" => months,
                "QUARTER" => months / 3,
                _ => months / 12,
            }
        );
    }

    public static FunctionValue Format(FunctionValue value, FunctionValue format)
    {
        if (format.IsNull || value.ToTime() is not { } time)
        {
            return FunctionValue.Null;
        }

        var text = new StringBuilder();
        var pattern = format.ToText();
        for (var i = 0; i < pattern.Length; i++)
        {
            text.Append(pattern[i] == '%' && i + 1 < pattern.Length ? Piece(time, pattern[++i]) : pattern[i].ToString());
        }

        return FunctionValue.From(text.ToString());
    }

    /// <summary>STR_TO_DATE.</summary>
    public static FunctionValue Parse(FunctionValue value, FunctionValue format)
    {
        if (value.IsNull || format.IsNull)
        {
            return FunctionValue.Null;
        }

        var dotnet = new StringBuilder();
        var hasTime = false;
        var pattern = format.ToText();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                dotnet.Append('\\').Append(pattern[i]);
                continue;
            }

            var piece = pattern[++i];
            hasTime |= piece is 'H' or 'k' or 'h' or 'I' or 'l' or 'i' or 's' or 'S' or 'T' or 'r' or 'p' or 'f';
            dotnet.Append(
                piece switch
                {
                    'Y' => "yyyy",
                    'y' => "yy",
                    'm' or 'c' => "%M",
                    'd' or 'e' => "%d",
                    'H' or 'k' => "%H",
                    'h' or 'I' or 'l' => "%h",
                    'i' => "%m",
                    's' or 'S' => "%s",
                    'p' => "tt",
                    'T' => "H:m:s",
                    'b' => "MMM",
                    'M' => "MMMM",
                    'f' => "FFFFFF",
                    _ => "\\" + piece,
                }
            );
        }

        var exact = dotnet.ToString().Replace("%", "", StringComparison.Ordinal);
        return DateTime.TryParseExact(
            value.ToText().Trim(),
            exact.Length == 1 ? "%" + exact : exact,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? hasTime
                ? FunctionValue.FromDateTime(time)
                : FunctionValue.FromDate(time)
            : FunctionValue.Null;
    }

    private static string Piece(DateTime time, char piece)
    {
        string With(string format) => time.ToString(format, CultureInfo.InvariantCulture);
        return piece switch
        {
            'Y' => With("yyyy"),
            'y' => With("yy"),
            'm' => With("MM"),
            'c' => With("%M"),
            'd' => With("dd"),
            'e' => With("%d"),
            'D' => time.Day
                + (
                    time.Day is >= 11 and <= 13
                        ? "th"
                        : (time.Day % 10) switch
                        {
                            1 => "st",
                            2 => "nd",
                            3 => "rd",
                            _ => "th",
                        }
                ),
            'H' => With("HH"),
            'k' => With("%H"),
            'h' or 'I' => With("hh"),
            'l' => With("%h"),
            'i' => With("mm"),
            's' or 'S' => With("ss"),
            'f' => With("ffffff"),
            'p' => With("tt"),
            'T' => With("HH:mm:ss"),
            'r' => With("hh:mm:ss tt"),
            'M' => With("MMMM"),
            'b' => With("MMM"),
            'W' => With("dddd"),
            'a' => With("ddd"),
            'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'j' => time.DayOfYear.ToString("D3", CultureInfo.InvariantCulture),
            'v' => ISOWeek.GetWeekOfYear(time).ToString("D2", CultureInfo.InvariantCulture),
            'x' => ISOWeek.GetYear(time).ToString("D4", CultureInfo.InvariantCulture),
            _ => piece.ToString(),
        };
    }
}
