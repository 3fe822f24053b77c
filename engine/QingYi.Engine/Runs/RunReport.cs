namespace QingYi.Engine.Runs;

/// <summary>What a run did.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="From">The start of its first window.</param>
/// <param name="To">The end of its last window.</param>
/// <param name="Progress">Its counts.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Fault">Why it failed; null otherwise.</param>
/// <param name="Notices">What an operator should know: the guarantee of the target, where the first run began.</param>
public sealed record RunReport(
    string Scheme, string Run, RunStatus Status, DateTimeOffset? From, DateTimeOffset? To, RunProgress Progress, TimeSpan Duration, RunFault? Fault, IReadOnlyList<string> Notices)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Rows of the target, where they were asked for.</summary>
    public IReadOnlyList<SampleTable> Samples { get; init; } = [];
}
