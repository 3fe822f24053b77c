using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>The options of the host.</summary>
/// <param name="Host">The schemes and the environment that it runs.</param>
/// <param name="Urls">The addresses that it listens on.</param>
/// <param name="Token">The token that callers of the API must send; empty: none is required, which is only allowed on this machine.</param>
internal sealed record ServeOptions(SchemeHostOptions Host, IReadOnlyList<Uri> Urls, string Token)
{
    public bool IsLocal => Urls.All(u => u.IsLoopback);
}
