namespace QingYi.Engine.Stores;

/// <summary>A selection of a scheme's records. Records in an open delivery are never part of it.</summary>
/// <param name="Statuses">The records in one of these statuses.</param>
/// <param name="Ids">The records with these ids; empty: all.</param>
/// <param name="Code">The records that are rejected or parked with this code; null: with any code.</param>
public sealed record RecordChoice(IReadOnlyList<RecordStatus> Statuses, IReadOnlyList<string> Ids, string? Code = null);
