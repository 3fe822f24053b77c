namespace QingYi.Server.Api;

/// <summary>Logs a user in.</summary>
/// <param name="Name">The name of the user.</param>
/// <param name="Password">The password.</param>
internal sealed record LogInRequest(string Name, string Password);
