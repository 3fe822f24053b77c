using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Stores;
using QingYi.Server.Terminal;
using QingYi.Storage;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace QingYi.Server.Hosting;

/// <summary>What the commands of one process share: plugins, secrets, log, clock.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly Lazy<ConnectorCatalog> catalog;
    private readonly LoggingLevelSwitch level;
    private readonly SerilogLoggerFactory loggers;

    public Workspace(TextWriter output, TextWriter errors, SecretMask mask, IEnumerable<string> pluginRoots, bool verbose)
    {
        Mask = mask;
        Screen = new Screen(output, errors, Mask);
        catalog = new Lazy<ConnectorCatalog>(() => PluginLoader.Load(pluginRoots));
        level = new LoggingLevelSwitch(verbose ? LogEventLevel.Debug : LogEventLevel.Warning);
        Serilog = new LoggerConfiguration()
            .MinimumLevel.ControlledBy(level).MinimumLevel.Override("Microsoft", LogEventLevel.Warning).MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LevelAlias.Off)
            .WriteTo.Console(new MaskingFormatter(Mask), standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        loggers = new SerilogLoggerFactory(Serilog);
        Logger = loggers.CreateLogger("QingYi");
    }

    public SecretMask Mask { get; }

    public Screen Screen { get; }

    public ConnectorCatalog Catalog => catalog.Value;

    /// <summary>The log, for the host's own parts.</summary>
    public Logger Serilog { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    public Microsoft.Extensions.Logging.ILogger Logger { get; }

    public static string StateDirectory(string? given) => Path.GetFullPath(given ?? ".qingyi");

    /// <summary>The database of the shared store; null: the store is a file in the state directory.</summary>
    public static string? SharedStore => System.Environment.GetEnvironmentVariable("QINGYI_STORE") is { Length: > 0 } given ? given : null;

    public static RecordStore OpenStore(string? state) => SharedStore is { } shared ? MySqlRecordStore.Open(shared) : SqliteRecordStore.Open(StateDirectory(state));

    /// <summary>The environment of a scheme; null with a problem reported when it is needed and not there.</summary>
    public EnvironmentFile? Environment(string? name, string schemeFile, string? state, bool needed, ProblemList problems)
    {
        var file = EnvironmentFile.Locate(name, schemeFile, out var looked);
        if (file is null)
        {
            if (needed || name is not null)
            {
                problems.Error("QY4001", new SourcePosition(schemeFile, 0, 0), $"the environment '{name ?? "default"}' was not found. Looked for: {string.Join(", ", looked)}. Make one of them, or name another with --env; 'sandbox' needs nothing installed.");
            }

            return null;
        }

        return new EnvironmentReader(Catalog, Mask, problems, new SecretStore(StateDirectory(state)).Find).Read(file, new Dictionary<string, string>
        {
            ["QINGYI_STATE"] = StateDirectory(state),
            ["QINGYI_ENVIRONMENT"] = Path.GetDirectoryName(Path.GetFullPath(file))!,
        });
    }

    /// <summary>Logs what a host does, not only what goes wrong.</summary>
    public void SayMore() => level.MinimumLevel = level.MinimumLevel < LogEventLevel.Information ? level.MinimumLevel : LogEventLevel.Information;

    /// <summary>Reports what could not be loaded: a scheme may need it.</summary>
    public void ReportPlugins()
    {
        foreach (var problem in Catalog.Problems)
        {
            Screen.Error($"{problem.Plugin}: warning QY4008: the plugin is not loaded: {problem.Cause}");
        }
    }

    public void Dispose()
    {
        loggers.Dispose();
        Serilog.Dispose();
    }
}
