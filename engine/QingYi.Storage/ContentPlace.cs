using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>A record without its content, and the place of that.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its display number.</param>
/// <param name="Revision">The revision of the scheme that stored the content.</param>
/// <param name="Change">What happened to it at its source.</param>
internal readonly record struct ContentPlace(long Key, string Id, string Number, long Revision, RecordChange Change)
{
    /// <summary>The scheme whose page contains the content.</summary>
    public required long Scheme { get; init; }

    /// <summary>The page.</summary>
    public required long Page { get; init; }

    /// <summary>The first byte of the content in the page.</summary>
    public required int Start { get; init; }

    /// <summary>The length of the content in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The stored part of the target's answer, which is part of the content too.</summary>
    public required string? WriteBack { get; init; }

    /// <summary>The record.</summary>
    public WaitingRecord Record => new(Key, Id, Number) { Revision = Revision, Change = Change };

    /// <summary>The record with its content.</summary>
    /// <param name="page">The contents of the page.</param>
    public StoredRecord With(byte[] page) =>
        new(Key, Id, Number, StoredRecord.WithWriteBack(page.AsMemory(Start, Length), WriteBack)) { Revision = Revision, Change = Change };
}
