namespace QingYi.Tests.Running;

/// <summary>A clock that stands still until a test advances it; its timers fire then.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock mutex = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = new(2024, 6, 5, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public void Step(TimeSpan by)
    {
        List<Alarm> due;
        lock (mutex)
        {
            now += by;
            due = [.. alarms.Where(a => a.At <= now)];
            alarms.RemoveAll(due.Contains);
        }

        due.ForEach(a => a.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.mutex)
            {
                clock.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock.now + dueTime;
                    clock.alarms.Add(this);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.mutex)
            {
                clock.alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
