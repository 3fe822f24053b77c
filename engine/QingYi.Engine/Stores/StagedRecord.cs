namespace QingYi.Engine.Stores;

/// <summary>A record to be stored.</summary>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public readonly record struct StagedRecord(string Id, string Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>How the id of a record begins that has none at its source.</summary>
    public const string Nameless = "(no id) ";

    /// <summary>What happened to the record at its source.</summary>
    public RecordChange Change { get; init; }

    /// <summary>See <see cref="Record.IsPartial"/>.</summary>
    public bool IsPartial { get; init; }
}
