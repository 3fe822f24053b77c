namespace QingYi.Engine.Stores;

/// <summary>A record on its way into the store.</summary>
/// <param name="Id">Its id at the source.</param>
/// <param name="Number">Its display code.</param>
/// <param name="Content">The raw JSON.</param>
public readonly record struct StagedRecord(string Id, string Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>What has happened to it at the source.</summary>
    public RecordChange Change { get; init; }

    /// <summary>See <see cref="Record.IsPartial"/>.</summary>
    public bool IsPartial { get; init; }
}
