namespace QingYi.Connectors.Sql.Writing;

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
