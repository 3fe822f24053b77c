namespace QingYi.Engine.Runs;

/// <summary>The counts of a current run. The dispatchers write them; any thread can read them.</summary>
public sealed class RunProgress
{
    private long windows;
    private long pages;
    private long fetched;
    private long stored;
    private long duplicates;
    private long delivered;
    private long rejected;
    private long filtered;
    private long parked;
    private long replaced;
    private long expected = -1;
    private long waitingBefore;
    private readonly long[] spent = new long[Enum.GetValues<RunPhase>().Length];

    /// <summary>The run's id; empty: the run has not begun.</summary>
    public string Run { get; internal set; } = "";

    /// <summary>Windows that were read completely.</summary>
    public long Windows => Interlocked.Read(ref windows);

    /// <summary>Calls that returned a page.</summary>
    public long Pages => Interlocked.Read(ref pages);

    /// <summary>Raw records that were fetched.</summary>
    public long Fetched => Interlocked.Read(ref fetched);

    /// <summary>Records stored to be delivered.</summary>
    public long Stored => Interlocked.Read(ref stored);

    /// <summary>Records that are stored already and are not delivered again.</summary>
    public long Duplicates => Interlocked.Read(ref duplicates);

    /// <summary>Records written to the target.</summary>
    public long Delivered => Interlocked.Read(ref delivered);

    /// <summary>Rejected records.</summary>
    public long Rejected => Interlocked.Read(ref rejected);

    /// <summary>Raw records that the source's condition dropped.</summary>
    public long Filtered => Interlocked.Read(ref filtered);

    /// <summary>Waiting records whose content was replaced.</summary>
    public long Replaced => Interlocked.Read(ref replaced);

    /// <summary>Records that wait for a record of another scheme.</summary>
    public long Parked => Interlocked.Read(ref parked);

    /// <summary>Records that were waiting from earlier runs.</summary>
    public long WaitingBefore => Interlocked.Read(ref waitingBefore);

    /// <summary>The number of records in all windows begun, as the source reports it; null: it does not report it.</summary>
    public long? Expected => Interlocked.Read(ref expected) is >= 0 and var known ? known : null;

    /// <summary>The fault for which the run waits before a retry; otherwise empty.</summary>
    public LocalizedText Trouble { get; internal set; } = LocalizedText.Empty;

    /// <summary>Why the run is being stopped, if that makes it a failed one; null: it is not being stopped, or a user stopped it.</summary>
    internal RunFault? StopCause { get; set; }

    /// <summary>A value that changes when the run makes progress.</summary>
    internal (long, long, long, long, LocalizedText) Signature =>
        (Pages, Fetched + Stored + Replaced, Delivered + Rejected + Parked, Windows, Trouble);

    /// <summary>Receives each step that has ended, on the thread of that step; null: nobody wants to know.</summary>
    internal Action<RunStep>? Observer { get; init; }

    /// <summary>
    /// How long the steps of a phase took together. Pages that were fetched side by side and deliveries of several lanes each count in
    /// full, and phases overlap, so that the sums can exceed the duration of the run.
    /// </summary>
    public TimeSpan Spent(RunPhase phase) => new(Interlocked.Read(ref spent[(int)phase]));

    internal void Took(RunStep step)
    {
        Interlocked.Add(ref spent[(int)step.Phase], step.Duration.Ticks);
        Observer?.Invoke(step);
    }

    internal void WindowRead() => Interlocked.Increment(ref windows);

    internal void Page(int records)
    {
        Interlocked.Increment(ref pages);
        Interlocked.Add(ref fetched, records);
    }

    internal void Staged(int newlyStored, int known, int dropped, int overwritten = 0)
    {
        Interlocked.Add(ref replaced, overwritten);
        Interlocked.Add(ref filtered, dropped);
        Interlocked.Add(ref stored, newlyStored);
        Interlocked.Add(ref duplicates, known);
    }

    internal void Settled(int written, int refused, int waiting = 0)
    {
        Interlocked.Add(ref parked, waiting);
        Interlocked.Add(ref delivered, written);
        Interlocked.Add(ref rejected, refused);
    }

    internal void Expect(long total)
    {
        Interlocked.CompareExchange(ref expected, 0, -1);
        Interlocked.Add(ref expected, total);
    }

    internal void Waiting(long count) => Interlocked.Exchange(ref waitingBefore, count);
}
