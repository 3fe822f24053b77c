namespace QingYi.Connectors.Sql.Statements;

/// <summary>Where a bound value is found in a rendered request.</summary>
internal enum BindScope
{
    /// <summary>In the statement's own parameters.</summary>
    Own,

    /// <summary>In <c>main_params</c>.</summary>
    Main,

    /// <summary>At the top of the request: values that the statement takes straight from the record.</summary>
    Top,

    /// <summary>The key that the main statement generated.</summary>
    LastInsertId,
}
