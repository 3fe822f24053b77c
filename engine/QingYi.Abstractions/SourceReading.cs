namespace QingYi;

/// <summary>What a source reads.</summary>
public enum SourceReading
{
    /// <summary>
    /// Windows of time: each run reads what has changed since the last one, and a cursor is valid only inside its window. The default.
    /// </summary>
    Windows,

    /// <summary>
    /// A log: changes in their order, such as a replication stream, a topic, or an append-only table. The engine keeps one position for
    /// each partition and resumes there in every later run; LAST_SYNC_TIME has no meaning. A page reports with
    /// <see cref="Page.IsCaughtUp"/> that the log has no more changes now.
    /// </summary>
    Log,
}
