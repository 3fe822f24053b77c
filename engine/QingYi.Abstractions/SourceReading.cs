namespace QingYi;

/// <summary>What a source reads.</summary>
public enum SourceReading
{
    /// <summary>
    /// Spans of time: each run asks for what has changed since the last one, and a cursor means something only inside its window. The
    /// default.
    /// </summary>
    Windows,

    /// <summary>
    /// A log: changes in their order, such as a replication stream, a topic, or a table that is only added to. The engine keeps one
    /// position for each partition and resumes there in every later run; LAST_SYNC_TIME means nothing. A page says with
    /// <see cref="Page.IsCaughtUp"/> that nothing more is there now.
    /// </summary>
    Log,
}
