namespace QingYi.Server.Api;

/// <summary>Requests a token.</summary>
/// <param name="Name">The holder of the token.</param>
internal sealed record TokenRequest(string Name);
