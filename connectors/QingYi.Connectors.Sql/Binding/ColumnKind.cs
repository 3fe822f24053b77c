namespace QingYi.Connectors.Sql.Binding;

/// <summary>What a column holds.</summary>
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
