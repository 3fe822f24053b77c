using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that a host runs, as it is at the moment when a member is asked for.</summary>
public sealed class HostedScheme
{
    internal HostedScheme(SchemeWorker worker) => Worker = worker;

    /// <summary>Its id.</summary>
    public string Id => Worker.Scheme.Id;

    /// <summary>Its name for people; null: it has none.</summary>
    public string? Name => Worker.Scheme.Config.Name;

    /// <summary>The version that runs.</summary>
    public string Version => Worker.Scheme.Version;

    /// <summary>The version that takes effect after the run that is going on; null: it is this one.</summary>
    public string? NextVersion => Worker.NextVersion;

    /// <summary>Its schedule, a cron expression; null: it has none.</summary>
    public string? Schedule => Worker.Scheme.Config.Schedule;

    /// <summary>The zone of its schedule and its times.</summary>
    public TimeZoneInfo TimeZone => Worker.Scheme.TimeZone;

    /// <summary>A person has paused it.</summary>
    public bool IsPaused => Worker.IsPaused;

    /// <summary>When it runs next; null: nothing is planned.</summary>
    public DateTimeOffset? NextRun => Worker.NextRun;

    /// <summary>The run that is going on; null: none is.</summary>
    public CurrentRun? Current => Worker.Current;

    /// <summary>How the last run since the host's start ended; null: there was none.</summary>
    public RunReport? Last => Worker.Last;

    /// <summary>Moments of its schedules that were left out since the host's start.</summary>
    public long Skipped => Worker.Skipped;

    /// <summary>The names of its connections: the source's and the target's.</summary>
    public IReadOnlyList<string> Connections => [Worker.Scheme.Source.Connection!.Name, Worker.Scheme.Target.Connection!.Name];

    internal SchemeWorker Worker { get; }
}
