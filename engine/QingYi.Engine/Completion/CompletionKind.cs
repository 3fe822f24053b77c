namespace QingYi.Engine.Completion;

/// <summary>What a completion item is.</summary>
public enum CompletionKind
{
    /// <summary>A key of the scheme language.</summary>
    Key,

    /// <summary>A value that a key can have.</summary>
    Value,

    /// <summary>A connector.</summary>
    Connector,

    /// <summary>A connection of the environment.</summary>
    Connection,

    /// <summary>An api of a connector.</summary>
    Api,

    /// <summary>A parameter of a request.</summary>
    Parameter,

    /// <summary>A field of the record.</summary>
    Field,

    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A filter of a placeholder.</summary>
    Filter,

    /// <summary>A function of <c>_function</c>.</summary>
    Function,

    /// <summary>A word that begins a value with a meaning, or a word of a look-up.</summary>
    Keyword,

    /// <summary>A scheme.</summary>
    Scheme,

    /// <summary>A table of a database.</summary>
    Table,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>An error code.</summary>
    ErrorCode,
}
