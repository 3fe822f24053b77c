namespace QingYi.Engine.Stores;

/// <summary>Some records of a scheme.</summary>
/// <param name="Statuses">Those in one of these; one that is being delivered is never meant.</param>
/// <param name="Id">The one with this id; null: all.</param>
/// <param name="Code">Those refused with this code; null: whatever it was.</param>
public sealed record RecordChoice(IReadOnlyList<RecordStatus> Statuses, string? Id = null, string? Code = null);
