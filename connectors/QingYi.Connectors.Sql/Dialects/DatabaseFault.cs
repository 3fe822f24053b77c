namespace QingYi.Connectors.Sql.Dialects;

/// <summary>What an error of a database is about.</summary>
internal enum DatabaseFault
{
    /// <summary>The data of one document.</summary>
    Data,

    /// <summary>
    /// The error says of itself neither: where it befalls one document and others pass, it is the document's; where it befalls all, it is
    /// the scheme's.
    /// </summary>
    Unknown,

    /// <summary>It may work later.</summary>
    Transient,

    /// <summary>The scheme, the connection or the database itself.</summary>
    Scheme,
}
