namespace QingYi.Connectors.Sql.Binding;

/// <summary>The type of a column.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    Number,
    Date,
    DateTime,
    Time,
    Other,
}
