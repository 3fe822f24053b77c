using QingYi.Engine.Language;

namespace QingYi.Server.Hosting;

/// <summary>Times given on the command line.</summary>
internal static class Times
{
    /// <exception cref="UsageException">It is none.</exception>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo zone, string option) =>
        text is null ? null : TimeText.TryParse(text, zone, out var time) ? time : throw new UsageException($"{option}: '{text}' is not a time. Write 2024-06-01, '2024-06-01 08:00:00' or ISO 8601.");

    public static ConstantSet Constants(string? now, string? lastSync, TimeZoneInfo zone, TimeProvider clock)
    {
        var current = Parse(now, zone, "--now") ?? clock.GetUtcNow();
        return new ConstantSet { CurrentTime = current, LastSyncTime = Parse(lastSync, zone, "--last-sync") ?? current.AddHours(-24), TimeZone = zone, RunId = "preview", Now = now is null ? null : current };
    }
}
