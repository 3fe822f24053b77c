using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Which records of a scheme a person means.</summary>
/// <param name="Ids">Those with these ids; empty: not by id.</param>
/// <param name="Status">Those in this status; null: not by status.</param>
/// <param name="Code">Those that were refused, or are parked, with this code; null: not by code.</param>
/// <param name="All">All that the verb is for.</param>
public sealed record RecordSelection(IReadOnlyList<string> Ids, RecordStatus? Status = null, string? Code = null, bool All = false);
