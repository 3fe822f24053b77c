namespace QingYi.Server.Api;

/// <summary>How far a scheme has come.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Watermark">Up to when its source has been read.</param>
/// <param name="Records">Its records by status.</param>
/// <param name="Audit">What people changed, the newest first.</param>
/// <param name="Positions">Where the next run resumes in a log, by partition (empty: the whole).</param>
internal sealed record StateView(
    string Scheme,
    DateTimeOffset? Watermark,
    IReadOnlyDictionary<string, long> Records,
    IReadOnlyList<AuditView> Audit,
    IReadOnlyDictionary<string, string> Positions
);
