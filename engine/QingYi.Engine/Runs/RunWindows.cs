using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>The windows that a run reads.</summary>
/// <param name="Open">One that an earlier run left in its middle; null: there is none.</param>
/// <param name="Planned">Those behind it, in order.</param>
internal sealed record RunWindows(StoredWindow? Open, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Planned);
