using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The windows that a run reads.</summary>
/// <param name="Open">The parts of a window that an earlier run left open; empty: none.</param>
/// <param name="Planned">The windows after it, in order.</param>
internal sealed record RunWindows(IReadOnlyList<StoredWindow> Open, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Planned)
{
    /// <summary>The plan of a run that reads a log.</summary>
    public static RunWindows OfLog { get; } = new([], []) { IsLog = true };

    /// <summary>True when the run reads a log, which has no windows.</summary>
    public bool IsLog { get; private init; }
}
