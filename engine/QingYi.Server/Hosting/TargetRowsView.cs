using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>The rows that a target has now for a record, as commands and the API show them.</summary>
/// <param name="Connection">The name of the target's connection; null: see 'limitation'.</param>
/// <param name="Tables">The tables to which the record is written, in the order of the request.</param>
/// <param name="Limitation">Why nothing was looked for, and what to do; null: the target was asked.</param>
internal sealed record TargetRowsView(string? Connection, IReadOnlyList<TargetTableView> Tables, LocalizedText? Limitation)
{
    public static TargetRowsView Of(TargetRows found) =>
        new(found.Connection, [.. found.Tables.Select(TargetTableView.Of)], found.Limitation?.Text);
}
