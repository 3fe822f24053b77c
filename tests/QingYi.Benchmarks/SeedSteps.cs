using System.Globalization;
using BenchmarkDotNet.Attributes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Sandbox;
using QingYi.Storage;
using QingYi.Tests;

namespace QingYi.Benchmarks;

/// <summary>
/// The steps of the seed's scheme around its mapping, each for a thousand orders: decoding a page, storing it, writing its statements.
/// </summary>
[MemoryDiagnoser]
public class SeedSteps
{
    private const int Orders = 1000;
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-steps").FullName;
    private JackyunEmulator emulator = null!;
    private Source source = null!;
    private Page first = null!;
    private Target target = null!;
    private ReadRequest request = null!;
    private SqliteRecordStore records = null!;
    private SchemeStore store = null!;
    private StoredWindow window = null!;
    private IReadOnlyList<ReadOnlyMemory<byte>> contents = [];
    private List<Document> documents = [];
    private Lane lane = null!;
    private long number;

    /// <summary>Opens everything and reads a page.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions
            {
                Orders = Orders,
                MaxPageSize = Orders,
                KeepsAnswers = true,
                Gzip = false,
            },
            TimeProvider.System,
            CancellationToken.None
        );
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            environment,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: SANDBOX-KEY, appSecret: SANDBOX-SECRET,
                callsPerSecond: 100000, maxPageSize: {{Orders}} }
              lehua: { connector: sqlite, attach: { lehua: "{{folder}}/lehua.db" },
                setup: "{{Repository.Root}}/schemes/environments/lehua.sql" }
            """
        );
        var problems = new ProblemList();
        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        var connections = new EnvironmentReader(catalog, new SecretMask(), problems).Read(environment, new Dictionary<string, string>());
        var scheme = new SchemeCompiler(catalog, connections, problems).Compile(
            new SchemeReader(problems).Read(Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"))
        ) ?? throw new InvalidOperationException(string.Join('\n', problems.Sorted));
        var now = DateTimeOffset.UtcNow;
        var constants = scheme.Constants(now.AddDays(-2), now, "benchmark");
        source = await new SideOpener(scheme, new ConnectionLimits(TimeProvider.System), TimeProvider.System).SourceAsync(
            CancellationToken.None
        );
        request = new ReadRequest(scheme.Source.Request.Render(new RecordPlan(), constants), null, Orders, 0);
        first = await source.ReadAsync(request, CancellationToken.None);
        contents = [.. first.Records.Select(r => r.Content)];

        var context = new EvaluationContext(scheme.Plan, constants);
        documents = [.. contents.Select((c, i) => new Document(i + 1, $"{i}", Rendered(scheme, context, c)))];
        records = SqliteRecordStore.Open(Path.Combine(folder, "state"));
        store = await records.AcquireAsync(scheme.Id, CancellationToken.None);
        await store.SaveVersionAsync(scheme.Version, scheme.Config.Text, CancellationToken.None);
        window = (await store.BeginWindowAsync(now.AddDays(-1), now, WindowUse.BackFill, "benchmark", [""], CancellationToken.None))[0];
        target = await new SideOpener(scheme, new ConnectionLimits(TimeProvider.System), TimeProvider.System).TargetAsync(
            CancellationToken.None
        );
        lane = new Lane(records.Id, scheme.Id, 0, store.Epoch);
        await target.TakeLaneAsync(lane, adopt: false, CancellationToken.None);
    }

    /// <summary>Closes everything.</summary>
    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await target.DisposeAsync();
        first.Dispose();
        await source.DisposeAsync();
        await store.DisposeAsync();
        await records.DisposeAsync();
        await emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Reads a page over HTTP from this process and decodes its envelope.</summary>
    [Benchmark]
    public async Task<int> Decode()
    {
        using var page = await source.ReadAsync(request, CancellationToken.None);
        return page.Records.Count == Orders ? Orders : throw new InvalidOperationException($"{page.Records.Count} orders came");
    }

    /// <summary>Stores new records, and begins and settles their delivery.</summary>
    [Benchmark]
    public async Task<int> Stage()
    {
        number++;
        var page = contents
            .Select((c, i) => new StagedRecord(string.Create(CultureInfo.InvariantCulture, $"{number}-{i}"), "", c))
            .ToList();
        await store.StageAsync(
            new StagedPage(window, "benchmark", page, [], new Cursor("", number), null, DuplicatePolicy.ById, window.To),
            CancellationToken.None
        );
        var waiting = await store.WaitingAsync(0, Orders, CancellationToken.None);
        await store.AdvanceAsync(
            null,
            new DeliveryStart(0, number, "v", window.From, window.To, "benchmark", window.To, waiting),
            CancellationToken.None
        );
        await store.AdvanceAsync(
            new Settlement(0, number, [.. waiting.Select(r => new Outcome(r.Key, null, null))], window.To),
            null,
            CancellationToken.None
        );
        return waiting.Count == Orders ? Orders : throw new InvalidOperationException($"{waiting.Count} records waited");
    }

    /// <summary>Binds and runs the statements of each document, in an SQLite file.</summary>
    [Benchmark]
    public async Task<int> Write()
    {
        var result = await target.WriteAsync(new Delivery(lane, ++number, documents, []), CancellationToken.None);
        return result.Outcomes.Count == Orders ? Orders : throw new InvalidOperationException(result.Rejection?.Message.English);
    }

    private static ReadOnlyMemory<byte> Rendered(CompiledScheme scheme, EvaluationContext context, ReadOnlyMemory<byte> content)
    {
        context.Record.Load(content);
        return scheme.Target.Request.Render(context);
    }
}
