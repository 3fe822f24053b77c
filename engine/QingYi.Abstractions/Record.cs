namespace QingYi;

/// <summary>One record of a page: a JSON object in UTF-8, exactly as the source sent it, with every digit.</summary>
/// <param name="Content">The bytes; they are valid as long as the page that contains them.</param>
public readonly record struct Record(ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// What happened to the record; <see cref="RecordChange.Upsert"/> by default. See <see cref="SourcePlan.SendsDeletes"/>.
    /// </summary>
    public RecordChange Change { get; init; }

    /// <summary>
    /// True when the record is deleted and the content contains only what identifies it. The engine then keeps the last content that it
    /// has, and uses this one if it has none. False by default.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>
    /// Identifies the record where its content lacks the field that the scheme's <c>id</c> names, as the key of a message does; null, the
    /// default: only the content identifies it.
    /// </summary>
    public string? Key { get; init; }
}
