namespace QingYi.Engine.Stores;

/// <summary>What became of a page's records.</summary>
/// <param name="Stored">New, or known and waiting again.</param>
/// <param name="Duplicates">Known, and nothing to do.</param>
public readonly record struct StageResult(int Stored, int Duplicates);
