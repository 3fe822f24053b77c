namespace QingYi.Engine.Stores;

/// <summary>How far a scheme is, in few numbers.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Watermark">The end of what is wholly stored; null: nothing is yet.</param>
/// <param name="Backlog">Its records that are not delivered, by status; a status without any is left out.</param>
public sealed record SchemeSummary(string Scheme, DateTimeOffset? Watermark, IReadOnlyDictionary<RecordStatus, long> Backlog);
