namespace QingYi.Server.Api;

/// <summary>What became of records that came by themselves; they are durable.</summary>
/// <param name="Stored">They wait.</param>
/// <param name="Replaced">Another of the same id was waiting, and this one waits in its place.</param>
/// <param name="Duplicates">Known, and nothing to do.</param>
/// <param name="Filtered">The source's condition drops them.</param>
internal sealed record Accepted(int Stored, int Replaced, int Duplicates, int Filtered);
