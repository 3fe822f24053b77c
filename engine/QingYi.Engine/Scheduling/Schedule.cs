using Cronos;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// The times of a cron expression in a time zone: five fields, or six with seconds first. A change of the clocks neither skips nor repeats
/// a time.
/// </summary>
internal sealed class Schedule(string cron, TimeZoneInfo zone)
{
    private readonly CronExpression expression = CronExpression.Parse(
        cron,
        cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard
    );

    public string Cron { get; } = cron;

    /// <summary>Returns the first time later than <paramref name="after"/>; null: none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => expression.GetNextOccurrence(after, zone)?.ToUniversalTime();

    /// <summary>Returns the times later than <paramref name="after"/> and not later than <paramref name="until"/>.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var at = Next(after); at <= until; at = Next(at.Value))
        {
            yield return at.Value;
        }
    }
}
