namespace QingYi.Connectors.Sql.Binding;

/// <summary>A column of a target's table, as its catalogue describes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="MaxLength">The longest text in characters; null: no limit that is counted so.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind, long? MaxLength)
{
    /// <summary>The database numbers its rows (AUTO_INCREMENT).</summary>
    public bool IsNumbered { get; init; }
}
