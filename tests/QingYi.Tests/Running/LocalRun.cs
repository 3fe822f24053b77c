using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>
/// Runs schemes over files, an SQLite database and the emulated ERP, in this process, with the real plugins, store and dispatchers.
/// </summary>
internal sealed class LocalRun : IAsyncDisposable
{
    /// <summary>A source of the records in <c>in.jsonl</c>.</summary>
    public const string Source =
        "source: { connector: files, connection: files, api: jsonl, id: id, number: no, idCheck: false, request: { path: in.jsonl } }";

    public LocalRun()
    {
        Environment = Path.Combine(Folder, "environment.yaml");
        Connect("");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("qingyi-local").FullName;

    /// <summary>The emulated ERP; started by <see cref="StartErpAsync"/>.</summary>
    public ErpEmulator? Erp { get; private set; }

    /// <summary>Replaces the records that the source returns.</summary>
    public void Records(string json) =>
        File.WriteAllLines(Path.Combine(Folder, "in.jsonl"), JsonNode.Parse(json)!.AsArray().Select(r => r!.ToJsonString()));

    /// <summary>Starts the ERP and connects it as <c>erp</c>.</summary>
    public async Task StartErpAsync(ErpOptions options, string connection)
    {
        Erp = await ErpEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        Connect($"\n  erp: {{ connector: http, url: \"{Erp.Url.ToString().TrimEnd('/')}\", {connection} }}");
    }

    /// <summary>Connects a server as <c>erp</c>.</summary>
    public void Connect(string url, string connection) => Connect($"\n  erp: {{ connector: http, url: \"{url}\", {connection} }}");

    /// <summary>Changes the environment.</summary>
    public void Reconnect(string old, string now) =>
        File.WriteAllText(Environment, File.ReadAllText(Environment).Replace(old, now, StringComparison.Ordinal));

    /// <summary>The environment's file.</summary>
    public string Environment { get; }

    public CompiledScheme Compile(string text) => SchemeFile.Compile(SandboxRun.Catalog, text, Environment);

    public Task<RunReport> RunAsync(string text, RunOptions? options = null) => RunAsync(Compile, text, options);

    /// <summary>Runs a scheme with connectors of the test's own.</summary>
    public async Task<RunReport> RunAsync(
        Func<string, CompiledScheme> compile,
        string text,
        RunOptions? options = null,
        TimeProvider? clock = null
    )
    {
        await using var store = OpenStore();
        clock ??= TimeProvider.System;
        return await new SchemeRunner(store, new ConnectionLimits(clock), clock, NullLogger.Instance).RunAsync(
            compile(text),
            options ?? new RunOptions(),
            new RunProgress(),
            compile,
            TestContext.Current.CancellationToken
        );
    }

    public RecordStore OpenStore() => SqliteRecordStore.Open(Path.Combine(Folder, "state"));

    public async Task<IReadOnlyList<RecordListing>> RecordsAsync(string scheme, RecordStatus status)
    {
        await using var store = OpenStore();
        return await store.ListAsync(scheme, new RecordQuery { Status = status, Limit = 1000 }, TestContext.Current.CancellationToken);
    }

    public void Execute(string sql) => Query(sql);

    /// <summary>Changes the store to the state after a crash.</summary>
    public void ChangeStore(string sql) => Query(sql, "state/store.db");

    public List<object?[]> Query(string sql, string file = "db.sqlite") => SqliteFile.Query(Path.Combine(Folder, file), sql);

    /// <summary>The rows of a query, one line each.</summary>
    public string[] Lines(string sql) =>
        [
            .. Query(sql)
                .Select(r =>
                    string.Join(
                        '|',
                        r.Select(v => v is null ? "NULL" : Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture))
                    )
                ),
        ];

    public async ValueTask DisposeAsync()
    {
        if (Erp is not null)
        {
            await Erp.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private void Connect(string more) =>
        File.WriteAllText(
            Environment,
            $$"""
            connections:
              files: { connector: files, folder: "{{Folder}}" }
              db: { connector: sqlite, file: "{{Folder}}/db.sqlite" }{{more}}
            """
        );
}
