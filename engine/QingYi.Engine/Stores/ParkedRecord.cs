using QingYi.Engine.Language.Lookups;

namespace QingYi.Engine.Stores;

/// <summary>A record that cannot be rendered before another scheme stores what it refers to.</summary>
/// <param name="Key">The record.</param>
/// <param name="Awaited">The other scheme.</param>
/// <param name="Seen">What <see cref="RecordLookups.LastChange"/> said before the look-up: a later change wakes the record.</param>
/// <param name="Message">What it waits for, for people.</param>
public sealed record ParkedRecord(long Key, string Awaited, long Seen, string Message);
