namespace QingYi.Engine.Stores;

/// <summary>The records of a scheme that have the same status and the same cause.</summary>
/// <param name="Status">Their status.</param>
/// <param name="Code">The code with which they are rejected or parked; null: neither.</param>
/// <param name="Field">The field that caused the rejection; null: none is known.</param>
/// <param name="Count">Their number.</param>
public sealed record RecordGroup(RecordStatus Status, string? Code, string? Field, long Count)
{
    /// <summary>The scheme whose records parked ones wait for; null: they wait for none.</summary>
    public string? Awaits { get; init; }

    /// <summary>
    /// When the first of them was rejected, or, in another status, was fetched; null for delivered records, of which there can be millions.
    /// </summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The same for the last of them.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The id of the one that was stored last; null: it has left the group in the meantime.</summary>
    public string? SampleId { get; init; }

    /// <summary>Why that one was rejected or parked; null: neither.</summary>
    public LocalizedText? Message { get; init; }
}
