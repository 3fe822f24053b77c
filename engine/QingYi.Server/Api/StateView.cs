namespace QingYi.Server.Api;

/// <summary>The state of a scheme.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Watermark">The time up to which its source has been read.</param>
/// <param name="Records">Its records by status.</param>
/// <param name="Audit">The changes that people made, newest first.</param>
/// <param name="Positions">The position in a log where the next run resumes, by partition (empty: the whole).</param>
internal sealed record StateView(
    string Scheme,
    DateTimeOffset? Watermark,
    IReadOnlyDictionary<string, long> Records,
    IReadOnlyList<AuditView> Audit,
    IReadOnlyDictionary<string, string> Positions
);
