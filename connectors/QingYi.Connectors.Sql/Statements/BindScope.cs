namespace QingYi.Connectors.Sql.Statements;

/// <summary>The place of a bound value in a rendered request.</summary>
internal enum BindScope
{
    /// <summary>In the statement's own parameters.</summary>
    Own,

    /// <summary>In <c>main_params</c>.</summary>
    Main,

    /// <summary>At the top level of the request: values that the statement takes directly from the record.</summary>
    Top,

    /// <summary>The key that the main statement generated.</summary>
    LastInsertId,
}
