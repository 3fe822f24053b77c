namespace QingYi.Connectors.Sql.Binding;

/// <summary>A column of a target's table, as its catalogue describes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The type.</param>
/// <param name="MaxLength">The maximum length of a text in characters; null: no limit in characters.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind, long? MaxLength)
{
    /// <summary>True when the database numbers the rows with this column (AUTO_INCREMENT).</summary>
    public bool IsNumbered { get; init; }
}
