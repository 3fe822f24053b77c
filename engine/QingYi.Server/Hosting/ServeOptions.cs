using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>The options of the host.</summary>
/// <param name="Host">The schemes and the environment that it runs.</param>
/// <param name="Urls">The addresses that it listens on.</param>
/// <param name="Token">The token with which a caller of the API is an administrator; empty: there is none.</param>
internal sealed record ServeOptions(SchemeHostOptions Host, IReadOnlyList<Uri> Urls, string Token)
{
    /// <summary>The name of the variable or secret with the token.</summary>
    public const string TokenName = "QINGYI_API_TOKEN";

    /// <summary>Whether the host shows the console.</summary>
    public bool HasConsole { get; init; } = true;

    /// <summary>Whether only this machine can reach the host.</summary>
    public bool IsLocal => Urls.All(u => u.IsLoopback);
}
