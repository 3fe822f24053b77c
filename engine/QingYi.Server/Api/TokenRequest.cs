namespace QingYi.Server.Api;

/// <summary>Asks for a token.</summary>
/// <param name="Name">Who gets it.</param>
internal sealed record TokenRequest(string Name);
