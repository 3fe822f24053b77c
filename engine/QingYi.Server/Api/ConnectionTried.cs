namespace QingYi.Server.Api;

/// <summary>A connection that works.</summary>
/// <param name="Connection">Its name.</param>
/// <param name="Tried">What was tried.</param>
internal sealed record ConnectionTried(string Connection, string Tried);
