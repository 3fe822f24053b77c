using System.Net;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>The settings of the host: <c>host</c> of an environment file.</summary>
public sealed record HostConfig
{
    /// <summary>The maximum number of parallel runs.</summary>
    public int ParallelRuns { get; init; } = 4;

    /// <summary>The host ends a run that has made no progress for this time.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The host restarts a run that failed with a fault that can disappear by itself: after this time, then after twice as long, five
    /// times.
    /// </summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the store keeps contents of delivered records.</summary>
    public TimeSpan KeepDelivered { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the store keeps runs, firings and changes by people.</summary>
    public TimeSpan KeepRuns { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether the host shows the console. True by default; the host reads it when it starts.</summary>
    public bool Console { get; init; } = true;

    /// <summary>The names under which others call the host through a proxy; the host reads them when it starts. None by default.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>
    /// The addresses of proxies on other machines that may say who calls and whether over https; one on this machine may anyway.
    /// </summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The provider through which users log in; null: they log in with passwords only.</summary>
    public IdentityProviderConfig? Oidc { get; init; }

    internal static HostConfig Read(MappingReader reader, Func<SchemeNode, string> substitute, SecretMask mask, ProblemList problems)
    {
        var defaults = new HostConfig();
        var config = new HostConfig
        {
            ParallelRuns = reader.Integer("parallelRuns") ?? defaults.ParallelRuns,
            StallAfter = reader.Duration("stallAfter") ?? defaults.StallAfter,
            RestartAfter = reader.Duration("restartAfter") ?? defaults.RestartAfter,
            KeepDelivered = reader.Duration("keepDelivered") ?? defaults.KeepDelivered,
            KeepRuns = reader.Duration("keepRuns") ?? defaults.KeepRuns,
            Console = reader.Flag("console") ?? defaults.Console,
            Names = reader.Texts("names"),
            Proxies = ReadProxies(reader, problems),
            Oidc = reader.Mapping("oidc") is { } oidc ? IdentityProviderConfig.Read(oidc, substitute, mask, problems) : null,
        };
        if (config.ParallelRuns < 1)
        {
            problems.Error("QY1012", reader.PositionOf("parallelRuns"), EnvironmentTexts.TooFewRuns(config.ParallelRuns));
        }

        foreach (var (key, span) in new[] { ("stallAfter", config.StallAfter), ("restartAfter", config.RestartAfter) })
        {
            if (span < TimeSpan.FromSeconds(1))
            {
                problems.Error("QY1012", reader.PositionOf(key), EnvironmentTexts.TooShort(key, span));
            }
        }

        reader.Done();
        return config;
    }

    private static List<IPAddress> ReadProxies(MappingReader reader, ProblemList problems)
    {
        var proxies = new List<IPAddress>();
        foreach (var given in reader.Texts("proxies"))
        {
            if (IPAddress.TryParse(given, out var address))
            {
                proxies.Add(address);
            }
            else
            {
                problems.Error("QY1012", reader.PositionOf("proxies"), EnvironmentTexts.NotAProxy(given));
            }
        }

        return proxies;
    }
}
