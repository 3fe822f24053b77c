namespace QingYi.Server.Api;

/// <summary>Changes the own password.</summary>
/// <param name="Old">The password until now.</param>
/// <param name="Password">The new password.</param>
internal sealed record PasswordRequest(string Old, string Password);
