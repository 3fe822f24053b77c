using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;

namespace QingYi.Web.Overview;

/// <summary>A scheme at a moment, as lists show it.</summary>
/// <param name="File">Its file.</param>
/// <param name="Hosted">What the host runs of it; null: no version was valid so far.</param>
/// <param name="Backlog">Its undelivered records by status.</param>
/// <param name="Watermark">The time up to which its source was read.</param>
public sealed record SchemeRow(
    SchemeFile File,
    HostedScheme? Hosted,
    IReadOnlyDictionary<RecordStatus, long> Backlog,
    DateTimeOffset? Watermark
)
{
    public string Id => File.Scheme ?? "";

    public string Name => Hosted?.Name ?? "";

    public CurrentRun? Current { get; } = Hosted?.Current;

    /// <summary>The last run that ended, also before the start of this host; null: there was none.</summary>
    public LastRun? Last { get; init; }

    public DateTimeOffset? NextRun { get; } = Hosted?.NextRun;

    public bool IsPaused { get; } = Hosted?.IsPaused ?? false;

    public bool HasErrors => File.HasErrors;

    public Problem? FirstError => File.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error);

    public TimeZoneInfo Zone => Hosted?.TimeZone ?? TimeZoneInfo.Utc;

    public long Waiting => Backlog.GetValueOrDefault(RecordStatus.Waiting) + Backlog.GetValueOrDefault(RecordStatus.Delivering);

    public long Rejected => Backlog.GetValueOrDefault(RecordStatus.Rejected);

    public long Parked => Backlog.GetValueOrDefault(RecordStatus.Parked);

    /// <summary>Whether a person has to do something.</summary>
    public bool NeedsPerson => HasErrors || Last?.Fault is not null || Rejected > 0;
}
