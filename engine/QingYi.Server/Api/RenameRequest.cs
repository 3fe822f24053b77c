namespace QingYi.Server.Api;

/// <summary>Another name for a scheme file.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Base">The version that is renamed.</param>
internal sealed record RenameRequest(string? Name = null, string? Base = null);
