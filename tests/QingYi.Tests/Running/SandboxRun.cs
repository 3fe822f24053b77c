using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>
/// Runs schemes from the emulated 吉客云 into an SQLite file, in this process, with the real plugins, store and dispatchers.
/// </summary>
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

    /// <summary>The shipped scheme, without connections.</summary>
    public static CompiledScheme Compiled { get; } =
        new SchemeCompiler(Catalog, null, new ProblemList()).Compile(new SchemeReader(new ProblemList()).Parse("scheme.yaml", Shipped))!;

    public JackyunEmulator Emulator { get; }

    /// <param name="options">The options of the emulator.</param>
    /// <param name="scheme">The scheme's text; null: the shipped one.</param>
    public static async Task<SandboxRun> StartAsync(JackyunOptions options, string? scheme = null)
    {
        var emulator = await JackyunEmulator.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        var run = new SandboxRun(emulator, scheme ?? Shipped);
        await File.WriteAllTextAsync(
            run.environment,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: {{options.AppKey}}, appSecret: {{options.AppSecret}},
                callsPerSecond: 1000 }
              lehua: { connector: sqlite, attach: { lehua: "{{run.folder}}/lehua.db" },
                setup: "{{Repository.Root}}/schemes/environments/lehua.sql" }
            """
        );
        return run;
    }

    public CompiledScheme Compile(string? text = null) => SchemeFile.Compile(Catalog, text ?? scheme, environment);

    /// <summary>The problems that <c>check</c> reports for the scheme.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var problems = new ProblemList();
        new SchemeCompiler(Catalog, null, problems).Compile(new SchemeReader(problems).Parse("scheme.yaml", scheme));
        return problems.Sorted;
    }

    public async Task<RunReport> RunAsync(RunOptions? options = null, string? text = null, TimeProvider? clock = null)
    {
        await using var store = OpenStore();
        var limits = new ConnectionLimits(TimeProvider.System);
        return await new SchemeRunner(store, limits, clock ?? TimeProvider.System, NullLogger.Instance).RunAsync(
            Compile(text),
            options ?? new RunOptions(),
            new RunProgress(),
            Earlier,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>Changes the environment file between two runs.</summary>
    public void ChangeEnvironment(string old, string now) =>
        File.WriteAllText(environment, File.ReadAllText(environment).Replace(old, now, StringComparison.Ordinal));

    public RecordStore OpenStore() => SqliteRecordStore.Open(Path.Combine(folder, "state"));

    /// <summary>Copies the current store, as a backup would.</summary>
    public void KeepStore() => File.Copy(Path.Combine(folder, "state", "store.db"), Path.Combine(folder, "kept.db"));

    /// <summary>Restores the copy of the store.</summary>
    public void RestoreStore() => File.Copy(Path.Combine(folder, "kept.db"), Path.Combine(folder, "state", "store.db"), overwrite: true);

    /// <summary>Leaves the store as after a kill between the start of a delivery of three records and its sending.</summary>
    /// <param name="text">The scheme's text with which the delivery was rendered; null: the current one.</param>
    /// <param name="lane">The delivery's lane.</param>
    public async Task BreakOffAfterBeginningAsync(string? text = null, int lane = 0)
    {
        var token = TestContext.Current.CancellationToken;
        var compiled = Compile();
        var to = DateTimeOffset.UtcNow;
        await using var store = OpenStore();
        await using var held = await store.AcquireAsync(compiled.Id, token);
        await held.SaveVersionAsync("earlier", text ?? scheme, token);
        await using var source = await compiled.OpenSourceAsync(token);
        var limits = new ConnectionLimits(TimeProvider.System);
        var run = new RunContext(
            compiled,
            "earlier-run",
            new RunOptions { Limit = 3 },
            new RunProgress(),
            limits,
            TimeProvider.System,
            NullLogger.Instance
        )
        {
            Constants = compiled.Constants(to.AddDays(-1), to, "earlier-run"),
        };
        var window = (await held.BeginWindowAsync(to.AddDays(-1), to, WindowUse.BackFill, run.Run, [""], token))[0];
        await new SourceDispatcher(run, held, source, new RenderCache(TimeProvider.System), () => { }).ReadAsync(window, token);
        var waiting = await held.WaitingAsync(0, 3, token);
        await held.AdvanceAsync(null, new DeliveryStart(lane, 1, "earlier", window.From, window.To, run.Run, to, waiting), token);
    }

    public async Task<IReadOnlyList<RecordListing>> RecordsAsync(RecordStatus status)
    {
        await using var store = OpenStore();
        return await store.ListAsync(
            "jackyun-sale-return",
            new RecordQuery { Status = status, Limit = 1000 },
            TestContext.Current.CancellationToken
        );
    }

    public List<object?[]> Query(string sql) => SqliteFile.Query(Path.Combine(folder, "lehua.db"), sql);

    /// <summary>The rows of a query over the store.</summary>
    public List<object?[]> Store(string sql) => SqliteFile.Query(Path.Combine(folder, "state", "store.db"), sql);

    public object? Scalar(string sql) => Query(sql)[0][0];

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private CompiledScheme? Earlier(string text)
    {
        var problems = new ProblemList();
        return new SchemeCompiler(Catalog, null, problems).Compile(new SchemeReader(problems).Parse("scheme.yaml", text)) is null
            ? null
            : Compile(text);
    }
}
