namespace QingYi.Connectors.Http.Paging;

/// <summary>What follows from an answer.</summary>
/// <param name="Next">The next page; null: that was the last.</param>
/// <param name="Total">The number of raw records in the window, where it is known.</param>
/// <param name="Keep">False: the page is read again later, its records do not count yet.</param>
internal readonly record struct PagingStep(Cursor? Next, long? Total, bool Keep);
