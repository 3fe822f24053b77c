namespace QingYi.Server.Hosting;

/// <summary>What the host was started with.</summary>
/// <param name="Folder">Where the schemes are.</param>
/// <param name="Environment">The environment's name or path; null: the default one.</param>
/// <param name="State">The state directory.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Token">What callers of the API show; empty: nothing, on this machine only.</param>
internal sealed record ServeOptions(string Folder, string? Environment, string State, IReadOnlyList<Uri> Urls, string Token)
{
    public bool IsLocal => Urls.All(u => u.IsLoopback);
}
