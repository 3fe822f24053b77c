using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>What the host was started with.</summary>
/// <param name="Host">What it runs.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Token">What callers of the API show; empty: nothing, on this machine only.</param>
internal sealed record ServeOptions(SchemeHostOptions Host, IReadOnlyList<Uri> Urls, string Token)
{
    public bool IsLocal => Urls.All(u => u.IsLoopback);
}
