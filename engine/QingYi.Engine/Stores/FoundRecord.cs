namespace QingYi.Engine.Stores;

/// <summary>A record that was found in the records of all schemes.</summary>
/// <param name="Scheme">Its scheme.</param>
/// <param name="Record">The record.</param>
public sealed record FoundRecord(string Scheme, RecordListing Record);
