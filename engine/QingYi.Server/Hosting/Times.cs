using System.Globalization;

namespace QingYi.Server.Hosting;

/// <summary>Parses and formats the times of the command line and of requests.</summary>
internal static class Times
{
    /// <param name="text">The time; null: none was given.</param>
    /// <param name="zone">The zone of a time that names none.</param>
    /// <param name="option">The name of the option, for the error message.</param>
    /// <exception cref="UsageException">The text is not a time.</exception>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo zone, string option) =>
        text is null ? null
        : TimeText.TryParse(text, zone, out var time) ? time
        : throw new UsageException(HostingTexts.NotATime(option, text));

    /// <summary>Formats a time in a zone, which the caller prints beside it.</summary>
    public static string Local(DateTimeOffset? time, TimeZoneInfo zone) =>
        time is { } known ? TimeZoneInfo.ConvertTime(known, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "-";
}
