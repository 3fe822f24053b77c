namespace QingYi.Engine.Hosting;

/// <summary>What became of records that were taken in.</summary>
/// <param name="Stored">New, or settled and waiting again.</param>
/// <param name="Replaced">Came while the same id was still waiting, and took its place.</param>
/// <param name="Duplicates">Known, and nothing to do.</param>
/// <param name="Filtered">Dropped by the source's condition.</param>
public sealed record AcceptedRecords(int Stored, int Replaced, int Duplicates, int Filtered);
