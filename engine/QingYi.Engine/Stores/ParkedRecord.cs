using QingYi.Engine.Language.Lookups;

namespace QingYi.Engine.Stores;

/// <summary>A record that cannot be rendered until another scheme stores the record that it refers to.</summary>
/// <param name="Key">The key of the record.</param>
/// <param name="Awaited">The other scheme.</param>
/// <param name="Seen">The value of <see cref="RecordLookups.LastChange"/> before the look-up: a later change makes the record wait
/// again.</param>
/// <param name="Message">The reference that it waits for, for people.</param>
public sealed record ParkedRecord(long Key, string Awaited, long Seen, LocalizedText Message);
