namespace QingYi.Server.Api;

/// <summary>How many records were moved.</summary>
internal sealed record MoveResult(int Count, string Status);
