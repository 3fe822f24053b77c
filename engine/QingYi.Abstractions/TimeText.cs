using System.Globalization;

namespace QingYi;

/// <summary>
/// Parses the times that business systems send: ISO 8601, <c>yyyy-MM-dd[ HH:mm[:ss[.fff]]]</c>, <c>yyyyMMdd</c>, <c>yyyyMMddHHmmss</c>,
/// Unix seconds (10 digits) and milliseconds (13 digits), <c>/Date(ms)/</c>.
/// </summary>
public static class TimeText
{
    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy/M/d HH:mm:ss",
        "yyyy/M/d HH:mm",
        "yyyy/M/d",
        "yyyy-M-d HH:mm:ss",
        "yyyy-M-d",
    ];

    private static readonly string[] OffsetFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz",
        "yyyy-MM-dd'T'HH:mm:ss zzz",
    ];

    /// <summary>True for a text that represents no time: <c>""</c> and <c>0000-00-00…</c>.</summary>
    public static bool IsEmpty(ReadOnlySpan<char> text) =>
        text.IsWhiteSpace() || text.Trim().StartsWith("0000-00-00", StringComparison.Ordinal);

    /// <summary>
    /// Parses a time; a time without an offset is in <paramref name="zone"/>. The result has the zone's offset and shows the local time as
    /// written. A local time that a change of clocks skips keeps its value and has the offset that applied before the change: it is then
    /// copied unchanged, and is the same instant that databases and java.time compute for it.
    /// </summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        var trimmed = text.Trim();
        if (DateTime.TryParseExact(trimmed, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return Local(local, zone, out time);
        }

        if (long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return TryParseDigits(trimmed, number, zone, out time);
        }

        if (
            trimmed.StartsWith("/Date(", StringComparison.Ordinal)
            && trimmed.EndsWith(")/", StringComparison.Ordinal)
            && long.TryParse(
                trimmed.AsSpan(6, trimmed.Length - 8),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var milliseconds
            )
        )
        {
            return Instant(milliseconds, zone, out time);
        }

        if (DateTimeOffset.TryParseExact(trimmed, OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            time = TimeZoneInfo.ConvertTime(time, zone);
            return true;
        }

        return false;
    }

    private static bool TryParseDigits(string digits, long number, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        return digits.Length switch
        {
            8 => DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && Local(day, zone, out time),
            14 => DateTime.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact)
                && Local(compact, zone, out time),
            13 => Instant(number, zone, out time),
            9 or 10 => Instant(number * 1000, zone, out time),
            _ => false,
        };
    }

    private static bool Local(DateTime local, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (local.Year is < 2 or > 9998)
        {
            return false;
        }

        time = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return true;
    }

    private static bool Instant(long milliseconds, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        if (milliseconds is < -62_000_000_000_000 or > 253_000_000_000_000)
        {
            return false;
        }

        time = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone);
        return true;
    }
}
