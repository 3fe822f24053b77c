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

/// <summary>One invocation of the command line: its screen, its log, its connectors, its state directory.</summary>
internal sealed class Session : IAsyncDisposable
{
    // Together 256 MB; the oldest file goes first.
    private const long LargestLog = 16 * 1024 * 1024;
    private const int MostLogs = 16;

    private readonly LoggingLevelSwitch level;
    private readonly SerilogLoggerFactory loggers;
    private bool hasReportedPlugins;

    /// <param name="screen">Writes results and errors.</param>
    /// <param name="state">The state directory; null: .qingyi in the working directory.</param>
    /// <param name="pluginRoots">Folders with plugins.</param>
    /// <param name="verbose">True: the log is detailed.</param>
    public Session(Screen screen, string? state, IEnumerable<string> pluginRoots, bool verbose)
    {
        Screen = screen;
        level = new LoggingLevelSwitch(verbose ? LogEventLevel.Debug : LogEventLevel.Warning);
        var directory = Path.GetFullPath(state ?? ".qingyi");
        Serilog = new LoggerConfiguration()
            .MinimumLevel.Is(verbose ? LogEventLevel.Debug : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LevelAlias.Off)
            // It warns that its keys are not encrypted; the folder that holds them is closed to others.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .WriteTo.Console(new MaskingFormatter(screen.Mask), levelSwitch: level, standardErrorFromLevel: LogEventLevel.Verbose)
            .WriteTo.Logger(runs =>
                runs.Filter.ByIncludingOnly(RunLogFormatter.IsOfRun)
                    .WriteTo.File(
                        new RunLogFormatter(screen.Mask),
                        Path.Combine(directory, RunLogs.Folder, RunLogs.Prefix + ".jsonl"),
                        LogEventLevel.Information,
                        LargestLog,
                        shared: true,
                        rollingInterval: RollingInterval.Day,
                        rollOnFileSizeLimit: true,
                        retainedFileCountLimit: MostLogs
                    )
            )
            .CreateLogger();
        loggers = new SerilogLoggerFactory(Serilog);
        Secrets = new SecretStore(directory);
        Workspace = new Workspace(directory, () => PluginLoader.Load(pluginRoots), screen.Mask, loggers.CreateLogger("QingYi"))
        {
            Secrets = Secrets.Find,
            KeepSecret = Secrets.Set,
            SecretsFile = Secrets.File,
            Emulators = new SandboxEmulators(directory, TimeProvider.System),
        };
    }

    public Screen Screen { get; }

    /// <summary>The secrets of the state directory.</summary>
    public SecretStore Secrets { get; }

    /// <summary>The parts that the use cases share.</summary>
    public Workspace Workspace { get; }

    /// <summary>The logger of the web host.</summary>
    public Logger Serilog { get; }

    /// <summary>The connection string of the shared store; null: the store is a file in the state directory.</summary>
    private static string? SharedStore => Environment.GetEnvironmentVariable("QINGYI_STORE") is { Length: > 0 } given ? given : null;

    private bool IsStoreKnown => SharedStore is not null || File.Exists(Path.Combine(Workspace.State, "store.db"));

    /// <summary>Opens the store, and creates it if there is none.</summary>
    public RecordStore OpenStore() => SharedStore is { } shared ? MySqlRecordStore.Open(shared) : SqliteRecordStore.Open(Workspace.State);

    /// <summary>Opens the store if there is one; null: there is none.</summary>
    public RecordStore? FindStore() => IsStoreKnown ? OpenStore() : null;

    /// <summary>Opens an existing store, for commands that show or change its state.</summary>
    /// <exception cref="UsageException">There is no store.</exception>
    public RecordStore OpenKnownStore() => FindStore() ?? throw new UsageException(HostingTexts.NoStore(Workspace.State));

    /// <summary>Lowers the log level to Information: a host logs what it does, not only warnings.</summary>
    public void SayMore() =>
        level.MinimumLevel = level.MinimumLevel < LogEventLevel.Information ? level.MinimumLevel : LogEventLevel.Information;

    /// <summary>Reports once which plugins could not be loaded: a scheme may need them.</summary>
    public void ReportPlugins()
    {
        foreach (var problem in Interlocked.Exchange(ref hasReportedPlugins, true) ? [] : Workspace.Catalog.Problems)
        {
            Screen.Error(TerminalTexts.Warning(problem.Plugin, "QY4008", HostingTexts.PluginNotLoaded(problem.Cause)));
        }
    }

    /// <summary>Loads a scheme for a command, and prints its problems if it has errors.</summary>
    /// <returns>Null: the scheme has errors.</returns>
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
