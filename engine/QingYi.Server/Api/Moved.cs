namespace QingYi.Server.Api;

/// <summary>How many records were moved.</summary>
internal sealed record Moved(int Count, string Status);
