namespace QingYi.Connectors.Sql.Reading;

/// <summary>How the rows of a statement are read page by page.</summary>
internal enum SelectPaging
{
    /// <summary>One statement; its rows are read as they come.</summary>
    Stream,

    /// <summary>A statement a page, cut by the author's own limit and offset.</summary>
    Offset,

    /// <summary>A statement a page, each behind the last key of the one before.</summary>
    Keyset,
}
