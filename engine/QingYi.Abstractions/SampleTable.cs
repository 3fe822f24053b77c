namespace QingYi;

/// <summary>Some rows of a target, as text for people.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The rows; null represents NULL.</param>
public sealed record SampleTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
