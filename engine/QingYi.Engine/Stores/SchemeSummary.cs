namespace QingYi.Engine.Stores;

/// <summary>The state of a scheme in a few numbers.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Watermark">The end of what is completely stored; null: nothing yet.</param>
/// <param name="Backlog">The number of its undelivered records by status, without statuses that have none.</param>
public sealed record SchemeSummary(string Scheme, DateTimeOffset? Watermark, IReadOnlyDictionary<RecordStatus, long> Backlog);
