namespace QingYi.Engine.Language.Lookups;

/// <summary>Defines the fields by which records of a scheme are found, and the fields to return.</summary>
/// <param name="Scheme">The scheme whose records are indexed.</param>
/// <param name="Name">Identifies the fields; two indexes with the same name have the same content.</param>
/// <param name="Read">Returns a record's key and the fields to store with it, as JSON; null: the record has no key and is never
/// found.</param>
public sealed record LookupIndex(string Scheme, string Name, Func<ReadOnlyMemory<byte>, (string Key, string Kept)?> Read);
