namespace QingYi.Connectors.Http.Paging;

/// <summary>How to continue after an answer.</summary>
/// <param name="Next">The cursor of the next page; null: this was the last page.</param>
/// <param name="Total">The number of raw records in the window, if it is known.</param>
/// <param name="Keep">False: the page is read again later, so its records do not count yet.</param>
internal readonly record struct PagingStep(Cursor? Next, long? Total, bool Keep);
