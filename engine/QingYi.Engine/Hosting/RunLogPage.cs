namespace QingYi.Engine.Hosting;

/// <summary>A part of the log of a run.</summary>
/// <param name="Entries">The entries, oldest first.</param>
/// <param name="After">
/// Where the next part begins: pass it as <c>after</c>, also when there is nothing more yet, to get what is written later. Null: no log
/// file has been written since the run began.
/// </param>
/// <param name="HasMore">True when further entries are there already.</param>
public sealed record RunLogPage(IReadOnlyList<RunLogEntry> Entries, string? After, bool HasMore);
