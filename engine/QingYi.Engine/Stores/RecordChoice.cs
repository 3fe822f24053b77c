namespace QingYi.Engine.Stores;

/// <summary>Some records of a scheme. Those whose delivery is not settled are never among them.</summary>
/// <param name="Statuses">Those in one of these.</param>
/// <param name="Ids">Those with these ids; empty: all.</param>
/// <param name="Code">Those that wait rejected or parked for this code; null: whatever it is.</param>
public sealed record RecordChoice(IReadOnlyList<RecordStatus> Statuses, IReadOnlyList<string> Ids, string? Code = null);
