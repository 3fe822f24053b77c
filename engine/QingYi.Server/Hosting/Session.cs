using QingYi.Engine.Hosting;
using QingYi.Engine.Plugins;
using QingYi.Engine.Stores;
using QingYi.Server.Terminal;
using QingYi.Storage;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace QingYi.Server.Hosting;

/// <summary>One call of the command line: its screen, its log, its connectors, its state directory.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly LoggingLevelSwitch level;
    private readonly SerilogLoggerFactory loggers;
    private bool hasReportedPlugins;

    /// <param name="screen">Where its results go.</param>
    /// <param name="state">The state directory; null: .qingyi in the working directory.</param>
    /// <param name="pluginRoots">Folders with plugins.</param>
    /// <param name="verbose">The log is detailed.</param>
    public Session(Screen screen, string? state, IEnumerable<string> pluginRoots, bool verbose)
    {
        Screen = screen;
        level = new LoggingLevelSwitch(verbose ? LogEventLevel.Debug : LogEventLevel.Warning);
        Serilog = new LoggerConfiguration()
            .MinimumLevel.ControlledBy(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LevelAlias.Off)
            .WriteTo.Console(new MaskingFormatter(screen.Mask), standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        loggers = new SerilogLoggerFactory(Serilog);
        var directory = Path.GetFullPath(state ?? ".qingyi");
        Secrets = new SecretStore(directory);
        Workspace = new Workspace(directory, () => PluginLoader.Load(pluginRoots), screen.Mask, loggers.CreateLogger("QingYi"))
        {
            Secrets = Secrets.Find,
            SecretsFile = Secrets.File,
            Emulators = new SandboxEmulators(directory, TimeProvider.System),
        };
    }

    public Screen Screen { get; }

    /// <summary>The secrets of the state directory.</summary>
    public SecretStore Secrets { get; }

    /// <summary>What the use cases share.</summary>
    public Workspace Workspace { get; }

    /// <summary>The log, for the host's own parts.</summary>
    public Logger Serilog { get; }

    /// <summary>The database of the shared store; null: the store is a file in the state directory.</summary>
    private static string? SharedStore => Environment.GetEnvironmentVariable("QINGYI_STORE") is { Length: > 0 } given ? given : null;

    /// <summary>Opens the store, which is made where there is none.</summary>
    public RecordStore OpenStore() => SharedStore is { } shared ? MySqlRecordStore.Open(shared) : SqliteRecordStore.Open(Workspace.State);

    /// <summary>Opens the store, for commands that look and mend.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public RecordStore OpenKnownStore() =>
        SharedStore is not null || File.Exists(Path.Combine(Workspace.State, "store.db"))
            ? OpenStore()
            : throw new UsageException(
                $"there is no store in {Workspace.State}. Name the state directory with --state, or run a scheme first."
            );

    /// <summary>Logs what a host does, not only what goes wrong.</summary>
    public void SayMore() =>
        level.MinimumLevel = level.MinimumLevel < LogEventLevel.Information ? level.MinimumLevel : LogEventLevel.Information;

    /// <summary>Reports, once, what could not be loaded: a scheme may need it.</summary>
    public void ReportPlugins()
    {
        foreach (var problem in Interlocked.Exchange(ref hasReportedPlugins, true) ? [] : Workspace.Catalog.Problems)
        {
            Screen.Error($"{problem.Plugin}: warning QY4008: the plugin is not loaded: {problem.Cause}");
        }
    }

    /// <summary>Loads a scheme for a command; its problems are on the screen.</summary>
    /// <returns>Null: it has errors.</returns>
    public async Task<LoadedScheme?> LoadAsync(SchemeQuery query, CancellationToken cancellationToken)
    {
        ReportPlugins();
        var scheme = await new SchemeLoader(Workspace).LoadAsync(query, cancellationToken).ConfigureAwait(false);
        if (!scheme.IsUsable)
        {
            Screen.Problems(scheme.Problems);
        }

        return scheme.IsUsable ? scheme : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Workspace.Emulators.DisposeAsync().ConfigureAwait(false);
        loggers.Dispose();
        await Serilog.DisposeAsync().ConfigureAwait(false);
    }
}
