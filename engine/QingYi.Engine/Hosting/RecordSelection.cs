using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>The records of a scheme that a user selects.</summary>
/// <param name="Ids">Select the records with these ids; empty: not by id.</param>
/// <param name="Status">Select the records in this status; null: not by status.</param>
/// <param name="Code">Select the records that are rejected or parked with this code; null: not by code.</param>
/// <param name="All">Select all records to which the command applies.</param>
public sealed record RecordSelection(IReadOnlyList<string> Ids, RecordStatus? Status = null, string? Code = null, bool All = false);
