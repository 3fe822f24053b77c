using Cronos;

namespace QingYi.Engine.Scheduling;

/// <summary>
/// Moments by a cron expression in a time zone: five fields, or six with seconds first. Across a change of the clocks a moment is neither
/// left out nor given twice.
/// </summary>
internal sealed class Schedule(string cron, TimeZoneInfo zone)
{
    private readonly CronExpression expression = CronExpression.Parse(
        cron,
        cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard
    );

    public string Cron { get; } = cron;

    /// <summary>The first moment later than <paramref name="after"/>; null: there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => expression.GetNextOccurrence(after, zone)?.ToUniversalTime();

    /// <summary>The moments later than <paramref name="after"/> and not later than <paramref name="until"/>.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var at = Next(after); at <= until; at = Next(at.Value))
        {
            yield return at.Value;
        }
    }
}
