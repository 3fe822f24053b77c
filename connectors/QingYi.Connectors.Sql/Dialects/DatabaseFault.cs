namespace QingYi.Connectors.Sql.Dialects;

/// <summary>The cause of a database error.</summary>
internal enum DatabaseFault
{
    /// <summary>The data of one document.</summary>
    Data,

    /// <summary>
    /// The error code does not tell: if it affects one document and others succeed, the document is the cause; if it affects all, the
    /// scheme is.
    /// </summary>
    Unknown,

    /// <summary>A retry can succeed.</summary>
    Transient,

    /// <summary>The scheme, the connection or the database itself.</summary>
    Scheme,
}
