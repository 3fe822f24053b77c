using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>One schedule of a scheme: which of its times are due.</summary>
internal sealed class Timetable
{
    // Nobody would want more than this to run one after the other; the log reports the number that is cut off.
    private const int MostMissed = 1000;

    private readonly Schedule schedule;
    private readonly string scheme;
    private readonly Queue<DateTimeOffset> due = new();
    private DateTimeOffset looked;

    private Timetable(string scheme, TriggerKind kind, string cron, TimeZoneInfo zone)
    {
        (this.scheme, Kind, schedule) = (scheme, kind, new Schedule(cron, zone));
    }

    public TriggerKind Kind { get; }

    /// <summary>The next time; null: none.</summary>
    public DateTimeOffset? Next { get; private set; }

    private string Lane => Kind.ToString().ToLowerInvariant();

    /// <summary>Returns the schedules of a scheme.</summary>
    public static IReadOnlyList<Timetable> Of(CompiledScheme scheme)
    {
        var tables = new List<Timetable>();
        if (scheme.Config.Schedule is { } cron)
        {
            tables.Add(new Timetable(scheme.Id, TriggerKind.Schedule, cron, scheme.TimeZone));
        }

        if (scheme.Config.Source!.OmissionRemedy is { } remedy)
        {
            tables.Add(new Timetable(scheme.Id, TriggerKind.Remedy, remedy.Crontab, scheme.TimeZone));
        }

        if (scheme.Config.Reconcile?.Schedule is { } reconcile)
        {
            tables.Add(new Timetable(scheme.Id, TriggerKind.Reconcile, reconcile, scheme.TimeZone));
        }

        return tables;
    }

    /// <summary>
    /// Starts the schedule: the times missed since the last firing are due as the policy requires. A schedule that never fired has missed
    /// nothing.
    /// </summary>
    /// <param name="store">Contains the last firing.</param>
    /// <param name="policy">last, all or none; null: the schedule is new and has missed nothing.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The number of missed times that are not made up for.</returns>
    public async Task<int> BeginAsync(RecordStore store, string? policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (Next, looked) = (schedule.Next(now), now);
        if (policy is null || await store.LastFiringAsync(scheme, Lane, cancellationToken).ConfigureAwait(false) is not var (last, broken))
        {
            return 0;
        }

        var all = broken ? 1 : 0;
        List<DateTimeOffset> missed =
        [
            .. broken ? [last] : Array.Empty<DateTimeOffset>(),
            .. schedule.Between(last, now).Select(m => (m, all++).m).TakeLast(MostMissed),
        ];
        List<DateTimeOffset> wanted = policy switch
        {
            "none" => [],
            "all" => missed,
            _ => missed[^Math.Min(1, missed.Count)..],
        };
        wanted.ForEach(due.Enqueue);
        return all - wanted.Count;
    }

    /// <summary>Makes the times that have passed due; of several that passed while the scheme was running, only the latest.</summary>
    /// <returns>The skipped times.</returns>
    public IReadOnlyList<DateTimeOffset> Advance(DateTimeOffset now)
    {
        // If the clock was set back, the schedule would otherwise not fire until the clock reaches the old time again.
        if (now < looked)
        {
            Next = schedule.Next(now);
        }

        looked = now;
        if (!(Next <= now))
        {
            return [];
        }

        List<DateTimeOffset> come = [Next!.Value, .. schedule.Between(Next.Value, now)];
        due.Enqueue(come[^1]);
        Next = schedule.Next(come[^1]);
        return come[..^1];
    }

    /// <summary>Returns the next run that is due; null: none.</summary>
    public Trigger? Take() => due.TryDequeue(out var at) ? new Trigger(Kind, Options(at), new Firing(scheme, Lane, at)) : null;

    private Runs.RunOptions Options(DateTimeOffset at) =>
        new()
        {
            At = at,
            IsRemedy = Kind == TriggerKind.Remedy,
            IsReconciliation = Kind == TriggerKind.Reconcile,
        };

    /// <summary>Drops all runs that are due.</summary>
    /// <returns>The number of dropped runs.</returns>
    public int Drop()
    {
        var dropped = due.Count;
        due.Clear();
        return dropped;
    }
}
