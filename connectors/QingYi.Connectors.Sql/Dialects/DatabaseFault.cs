namespace QingYi.Connectors.Sql.Dialects;

/// <summary>What an error of a database is about.</summary>
internal enum DatabaseFault
{
    /// <summary>The data of one document.</summary>
    Data,

    /// <summary>It may work later.</summary>
    Transient,

    /// <summary>The scheme, the connection or the database itself.</summary>
    Scheme,
}
