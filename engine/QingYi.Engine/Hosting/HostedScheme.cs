using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that a host runs. Each member returns the state at the moment of the call.</summary>
public sealed class HostedScheme
{
    internal HostedScheme(SchemeWorker worker) => Worker = worker;

    /// <summary>The scheme's id.</summary>
    public string Id => Worker.Scheme.Id;

    /// <summary>The scheme's name for people; null: none.</summary>
    public string? Name => Worker.Scheme.Config.Name;

    /// <summary>The version that the host runs.</summary>
    public string Version => Worker.Scheme.Version;

    /// <summary>The text of the version that the host runs.</summary>
    public string Text => Worker.Scheme.Config.Text;

    /// <summary>The version that takes effect after the current run; null: no newer version.</summary>
    public string? NextVersion => Worker.NextVersion;

    /// <summary>The schedule, a cron expression; null: none.</summary>
    public string? Schedule => Worker.Scheme.Config.Schedule;

    /// <summary>The time zone of the schedule and of the scheme's times.</summary>
    public TimeZoneInfo TimeZone => Worker.Scheme.TimeZone;

    /// <summary>True when somebody has paused the scheme.</summary>
    public bool IsPaused => Worker.IsPaused;

    /// <summary>The time of the next run; null: none is planned.</summary>
    public DateTimeOffset? NextRun => Worker.NextRun;

    /// <summary>The current run; null: none.</summary>
    public CurrentRun? Current => Worker.Current;

    /// <summary>The report of the last run since the host's start; null: there was none.</summary>
    public RunReport? Last => Worker.Last;

    /// <summary>The number of scheduled times that the host has skipped since its start.</summary>
    public long Skipped => Worker.Skipped;

    /// <summary>The names of the scheme's connections: the source's and the target's.</summary>
    public IReadOnlyList<string> Connections => [Worker.Scheme.Source.Connection!.Name, Worker.Scheme.Target.Connection!.Name];

    internal SchemeWorker Worker { get; }
}
