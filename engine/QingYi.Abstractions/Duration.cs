using System.Globalization;

namespace QingYi;

/// <summary>Reads and writes durations with their unit.</summary>
public static class Duration
{
    /// <summary>
    /// Parses <c>500ms</c>, <c>30s</c>, <c>10m</c>, <c>2h</c> or <c>7d</c>. Rejects a number without a unit, because its unit would be a
    /// guess.
    /// </summary>
    public static bool TryParse(string? text, out TimeSpan value)
    {
        value = default;
        var trimmed = (text ?? "").Trim();
        var digits = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        var unit = trimmed[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (unit == TimeSpan.Zero || amount * unit.TotalDays > 36_500)
        {
            return false;
        }

        value = unit * amount;
        return true;
    }

    /// <summary>Formats a duration in its largest whole unit, e.g. <c>90s</c>, <c>2h</c>.</summary>
    public static string Format(TimeSpan value) =>
        value switch
        {
            _ when value.Ticks == 0 => "0s",
            _ when value.Ticks % TimeSpan.TicksPerDay == 0 => $"{(long)value.TotalDays}d",
            _ when value.Ticks % TimeSpan.TicksPerHour == 0 => $"{(long)value.TotalHours}h",
            _ when value.Ticks % TimeSpan.TicksPerMinute == 0 => $"{(long)value.TotalMinutes}m",
            _ when value.Ticks % TimeSpan.TicksPerSecond == 0 => $"{(long)value.TotalSeconds}s",
            _ => $"{(long)value.TotalMilliseconds}ms",
        };
}
