using System.Text.Json.Nodes;
using QingYi.Engine.Scheduling;

namespace QingYi.Engine.Hosting;

/// <summary>A run in detail.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended; null: it is running.</param>
/// <param name="Report">
/// Its report as <see cref="Runs.RunReport.ToJson()"/> describes it, with texts in the language of the caller. While the run is running,
/// <c>status</c> is <c>running</c>, <c>durationMs</c> is the time so far, <c>expected</c> the number of records in the windows begun (null:
/// the source does not say), <c>trouble</c> what it waits for (empty: nothing), and <c>from</c> and <c>to</c> are missing.
/// </param>
public sealed record RunDetail(string Run, string Scheme, DateTimeOffset Started, DateTimeOffset? Ended, JsonObject Report)
{
    /// <summary>What started it; null: not known any more.</summary>
    public TriggerKind? Kind { get; init; }

    /// <summary>
    /// Its bars in the order in which they ended, at most 500; null: the host does not have them, because the run is not one of the last 50
    /// or because another process made it.
    /// </summary>
    public IReadOnlyList<RunBar>? Bars { get; init; }
}
