namespace QingYi.Server.Api;

/// <summary>The result of a successful connection test.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Tried">What the test checked.</param>
internal sealed record ConnectionTried(string Connection, LocalizedText Tried);
