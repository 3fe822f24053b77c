using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>Runs schemes from the emulated 吉客云 into an SQLite file, in this process, with the real plugins, store and dispatchers.</summary>
internal sealed class SandboxRun : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-test").FullName;
    private readonly string scheme;
    private readonly string environment;

    private SandboxRun(JackyunEmulator emulator, string scheme)
    {
        Emulator = emulator;
        this.scheme = scheme;
        environment = Path.Combine(folder, "environment.yaml");
    }

    public static ConnectorCatalog Catalog { get; } = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);

    public static string Shipped { get; } = File.ReadAllText(Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"));

    public JackyunEmulator Emulator { get; }

    /// <param name="options">How the emulator behaves.</param>
    /// <param name="scheme">The scheme's text; null: the shipped one.</param>
    public static async Task<SandboxRun> StartAsync(JackyunOptions options, string? scheme = null)
    {
        var emulator = await JackyunEmulator.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        var run = new SandboxRun(emulator, scheme ?? Shipped);
        await File.WriteAllTextAsync(run.environment, $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: {{options.AppKey}}, appSecret: {{options.AppSecret}}, callsPerSecond: 1000 }
              lehua: { connector: sqlite, attach: { lehua: "{{run.folder}}/lehua.db" }, setup: "{{Repository.Root}}/schemes/environments/lehua.sql" }
            """);
        return run;
    }

    public CompiledScheme Compile(string? text = null) => SchemeFile.Compile(Catalog, text ?? scheme, environment);

    public async Task<RunReport> RunAsync(RunOptions? options = null, string? text = null)
    {
        await using var store = OpenStore();
        using var limits = new ConnectionLimits();
        return await new SchemeRunner(store, limits, TimeProvider.System, NullLogger.Instance)
            .RunAsync(Compile(text), options ?? new RunOptions(), new RunProgress(), Compile, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes the environment file between two runs.</summary>
    public void ChangeEnvironment(string old, string now) => File.WriteAllText(environment, File.ReadAllText(environment).Replace(old, now, StringComparison.Ordinal));

    public RecordStore OpenStore() => SqliteRecordStore.Open(Path.Combine(folder, "state"));

    public async Task<IReadOnlyList<RecordListing>> RecordsAsync(RecordStatus status)
    {
        await using var store = OpenStore();
        return await store.ListAsync("jackyun-sale-return", status, 1000, TestContext.Current.CancellationToken);
    }

    public List<object?[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/lehua.db;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    public object? Scalar(string sql) => Query(sql)[0][0];

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
