using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>What a run reads.</summary>
/// <param name="Open">The parts of a window that an earlier run left in its middle; none: there is none.</param>
/// <param name="Planned">The windows behind it, in order.</param>
internal sealed record RunWindows(IReadOnlyList<StoredWindow> Open, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Planned)
{
    /// <summary>Nothing but a log.</summary>
    public static RunWindows OfLog { get; } = new([], []) { IsLog = true };

    /// <summary>A log is read, which has no windows.</summary>
    public bool IsLog { get; private init; }
}
