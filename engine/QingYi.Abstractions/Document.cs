namespace QingYi;

/// <summary>What is all or nothing at the target: the rendered request of one record, or of a group of records.</summary>
/// <param name="Key">Identifies the document within its scheme for ever.</param>
/// <param name="Id">The record's id at the source, for messages.</param>
/// <param name="Request">The request: a JSON object in UTF-8, all placeholders resolved.</param>
public sealed record Document(long Key, string Id, ReadOnlyMemory<byte> Request)
{
    /// <summary>
    /// What has happened to the record. <see cref="RecordChange.Delete"/> only where <see cref="TargetPlan.TakesDeletes"/> says so, or
    /// where the request names <c>{{RECORD_CHANGE}}</c>; the request is rendered from the last content that is known.
    /// </summary>
    public RecordChange Change { get; init; }
}
