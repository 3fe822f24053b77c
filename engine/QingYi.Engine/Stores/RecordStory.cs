namespace QingYi.Engine.Stores;

/// <summary>A record with its history.</summary>
/// <param name="Listing">The record as lists show it.</param>
/// <param name="Content">Its content, including the stored part of the target's answer; null: it was delivered so long ago that the store
/// has deleted it.</param>
/// <param name="Events">Its events, in order.</param>
/// <param name="Sent">The delivery that it was last part of; null: none.</param>
public sealed record RecordStory(
    RecordListing Listing,
    ReadOnlyMemory<byte>? Content,
    IReadOnlyList<RecordEvent> Events,
    SentDelivery? Sent
);
