namespace QingYi;

/// <summary>The unit that a target writes completely or not at all: the rendered request of one record, or of a group of records.</summary>
/// <param name="Key">Identifies the document permanently within its scheme.</param>
/// <param name="Id">The record's id at the source, for messages.</param>
/// <param name="Request">The request: a JSON object in UTF-8 with all placeholders resolved.</param>
public sealed record Document(long Key, string Id, ReadOnlyMemory<byte> Request)
{
    /// <summary>
    /// What happened to the record. <see cref="RecordChange.Delete"/> occurs only where <see cref="TargetPlan.TakesDeletes"/> is true or
    /// the request names <c>{{RECORD_CHANGE}}</c>; the engine renders the request from the last content that it knows.
    /// </summary>
    public RecordChange Change { get; init; }
}
