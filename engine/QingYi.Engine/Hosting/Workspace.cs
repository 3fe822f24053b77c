using Microsoft.Extensions.Logging;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;

namespace QingYi.Engine.Hosting;

/// <summary>The services that the use cases of one process share: connectors, secrets, emulators, clock and log.</summary>
/// <param name="state">The full path of the state directory; environments refer to it as <c>${QINGYI_STATE}</c>.</param>
/// <param name="catalog">Loads the connectors when they are first needed.</param>
/// <param name="mask">Receives every secret of an environment.</param>
/// <param name="logger">The log.</param>
public sealed class Workspace(string state, Func<ConnectorCatalog> catalog, SecretMask mask, ILogger logger)
{
    private readonly Lazy<ConnectorCatalog> loaded = new(catalog);
    private ConnectionLimits? limits;

    /// <summary>The full path of the state directory.</summary>
    public string State { get; } = state;

    /// <summary>The installed connectors.</summary>
    public ConnectorCatalog Catalog => loaded.Value;

    /// <summary>Hides secrets in all output.</summary>
    public SecretMask Mask { get; } = mask;

    /// <summary>The log.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>The engine's clock; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Returns the value of a secret by its name in <c>${secret:NAME}</c>; null: not stored. By default there are no secrets.
    /// </summary>
    public Func<string, string?> Secrets { get; init; } = _ => null;

    /// <summary>Stores a secret under a name; null, the default: secrets cannot be stored.</summary>
    public Action<string, string>? KeepSecret { get; init; }

    /// <summary>The file that contains the secrets; when it changes, a host reads its environment again. Null: none.</summary>
    public string? SecretsFile { get; init; }

    /// <summary>The rate limits of the connections, which all calls of the process share.</summary>
    internal ConnectionLimits Limits => LazyInitializer.EnsureInitialized(ref limits, () => new ConnectionLimits(Clock));

    /// <summary>Runs the emulators of an environment; by default there are none.</summary>
    public EmulatorSet Emulators { get; init; } = new NoEmulators();

    private sealed class NoEmulators : EmulatorSet
    {
        public override IReadOnlyList<string> Kinds => [];

        protected override Task<EmulatorStart> StartAsync(string kind, int? orders, CancellationToken cancellationToken) =>
            throw new NotSupportedException(kind);
    }
}
