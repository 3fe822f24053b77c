namespace QingYi.Engine.Language.Lookups;

/// <summary>Says by which fields records of a scheme are found, and what is wanted of them.</summary>
/// <param name="Scheme">The scheme whose records are looked at.</param>
/// <param name="Name">Names the fields; two indexes of the same name keep the same.</param>
/// <param name="Read">A record's key and what is kept of it, as JSON; null: it has no key and is never found.</param>
public sealed record LookupIndex(string Scheme, string Name, Func<ReadOnlyMemory<byte>, (string Key, string Kept)?> Read);
