namespace QingYi.Engine.Hosting;

/// <summary>What the pool did with the records that it received.</summary>
/// <param name="Stored">The number of records that are new, or were settled and wait again.</param>
/// <param name="Replaced">The number of records that replaced one with the same id that was still waiting.</param>
/// <param name="Duplicates">The number of records that are stored already and are not delivered again.</param>
/// <param name="Filtered">The number of records that the source's condition dropped.</param>
public sealed record AcceptedRecords(int Stored, int Replaced, int Duplicates, int Filtered);
