namespace QingYi;

/// <summary>One record of a page: a JSON object in UTF-8, exactly as the source sent it, every digit kept.</summary>
/// <param name="Content">The bytes; they live as long as the page they came in.</param>
public readonly record struct Record(ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// What has happened to the record; <see cref="RecordChange.Upsert"/> by default. See <see cref="SourcePlan.SendsDeletes"/>.
    /// </summary>
    public RecordChange Change { get; init; }

    /// <summary>
    /// The record is deleted, and the content holds only what identifies it: the engine keeps the last content it has, and uses this one
    /// where it has none. False by default.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>
    /// What identifies the record where its content lacks the field that the scheme's <c>id</c> names, as the key of a message does; null,
    /// the default: the content alone tells.
    /// </summary>
    public string? Key { get; init; }
}
