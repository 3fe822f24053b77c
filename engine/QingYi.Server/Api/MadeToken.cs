namespace QingYi.Server.Api;

/// <summary>A new token.</summary>
/// <param name="Name">The holder of the token.</param>
/// <param name="Token">The token itself, which the API does not return again.</param>
internal sealed record MadeToken(string Name, string Token);
