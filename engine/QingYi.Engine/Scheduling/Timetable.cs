using QingYi.Engine.Compilation;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>One schedule of a scheme: which of its moments are due.</summary>
internal sealed class Timetable
{
    // More than anybody would have wanted to run one after the other; what is cut off is said.
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

    /// <summary>The next moment; null: there is none any more.</summary>
    public DateTimeOffset? Next { get; private set; }

    private string Lane => Kind == TriggerKind.Remedy ? "remedy" : "schedule";

    /// <summary>The schedules of a scheme.</summary>
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

        return tables;
    }

    /// <summary>
    /// Begins at a moment: what was missed since the last firing is due as the policy says. A schedule that never fired has missed nothing.
    /// </summary>
    /// <param name="store">Knows the last firing.</param>
    /// <param name="policy">last, all or none; null: the schedule is a new one, which has missed nothing.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>How many moments were missed and will not be made up for.</returns>
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

    /// <summary>Takes up the moments that have come; of several that came while the scheme was running, the latest.</summary>
    /// <returns>Those that are left out.</returns>
    public IReadOnlyList<DateTimeOffset> Advance(DateTimeOffset now)
    {
        // A clock that was set back would otherwise keep the schedule silent until it is there again.
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

    /// <summary>The next run that is due; null: none is.</summary>
    public Trigger? Take() =>
        due.TryDequeue(out var at)
            ? new Trigger(Kind, new Runs.RunOptions { At = at, IsRemedy = Kind == TriggerKind.Remedy }, new Firing(scheme, Lane, at))
            : null;

    /// <summary>Forgets what is due.</summary>
    /// <returns>How many it was.</returns>
    public int Drop()
    {
        var dropped = due.Count;
        due.Clear();
        return dropped;
    }
}
