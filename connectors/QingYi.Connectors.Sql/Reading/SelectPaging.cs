namespace QingYi.Connectors.Sql.Reading;

/// <summary>How the rows of a statement become pages.</summary>
internal enum SelectPaging
{
    /// <summary>One statement, whose rows are read as they arrive.</summary>
    Stream,

    /// <summary>One statement for each page, with the author's own limit and offset.</summary>
    Offset,

    /// <summary>One statement for each page, starting after the last key of the previous page.</summary>
    Keyset,
}
