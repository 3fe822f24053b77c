namespace QingYi.Engine.Hosting;

/// <summary>The rows that a target has now for a record.</summary>
/// <param name="Connection">The name of the target's connection; null: the search did not get that far.</param>
/// <param name="Tables">The tables to which the record is written, in the order of the request: each with its rows, or with the reason why
/// they cannot be found.</param>
/// <param name="Limitation">Why nothing was looked for; null: the target was asked.</param>
public sealed record TargetRows(string? Connection, IReadOnlyList<FoundTable> Tables, Limitation? Limitation);
