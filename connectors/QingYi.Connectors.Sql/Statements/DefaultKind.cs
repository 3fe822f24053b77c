namespace QingYi.Connectors.Sql.Statements;

/// <summary>The kinds of defaults.</summary>
internal enum DefaultKind
{
    Null,
    Number,
    Text,

    /// <summary>The engine's time in the scheme's zone.</summary>
    Now,
}
