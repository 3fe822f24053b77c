using System.Globalization;

namespace QingYi.Server.Hosting;

/// <summary>Times given on the command line or in a request.</summary>
internal static class Times
{
    /// <param name="text">What was given; null: nothing.</param>
    /// <param name="zone">The zone of a time that names none.</param>
    /// <param name="option">What people call it.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo zone, string option) =>
        text is null ? null
        : TimeText.TryParse(text, zone, out var time) ? time
        : throw new UsageException($"{option}: '{text}' is not a time. Write 2024-06-01, '2024-06-01 08:00:00' or ISO 8601.");

    /// <summary>A time in a zone, which the caller names.</summary>
    public static string Local(DateTimeOffset? time, TimeZoneInfo zone) =>
        time is { } known ? TimeZoneInfo.ConvertTime(known, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "-";
}
