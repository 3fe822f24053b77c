namespace QingYi.Engine.Stores;

/// <summary>All that is known of a record.</summary>
/// <param name="Listing">Where it stands.</param>
/// <param name="Content">Its content, what was kept of the target's answer included; null: it was delivered so long ago that it is not kept
/// any more.</param>
/// <param name="Events">What happened to it, in order.</param>
/// <param name="Sent">The delivery that it was last part of; null: none.</param>
public sealed record RecordStory(
    RecordListing Listing,
    ReadOnlyMemory<byte>? Content,
    IReadOnlyList<RecordEvent> Events,
    SentDelivery? Sent
);
