namespace QingYi.Server.Api;

/// <summary>A token that was made.</summary>
/// <param name="Name">Who gets it.</param>
/// <param name="Token">Its text, which is not shown again.</param>
internal sealed record MadeToken(string Name, string Token);
