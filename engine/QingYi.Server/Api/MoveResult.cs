namespace QingYi.Server.Api;

/// <summary>The number of records that have changed, and their new status.</summary>
internal sealed record MoveResult(int Count, string Status);
