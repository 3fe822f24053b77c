using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Adds or changes a user.</summary>
/// <param name="Name">The name of a new user.</param>
/// <param name="Role">What the user may do; may be missing in a change.</param>
/// <param name="Password">The password; without one, a new user logs in through the identity provider only.</param>
internal sealed record UserRequest(string? Name, Role? Role, string? Password);
