using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Plugins;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>
/// Many documents written with few statements must give the same result as statement by statement, which a trigger without effect enforces.
/// </summary>
public sealed class RowsAgainstStatements(MariaDb database)
{
    private const int Schemes = 40;
    private static readonly ConnectorCatalog Catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);

    [Fact]
    public async Task Random_schemes_and_records_give_the_same_rows_and_the_same_rejections_on_both_ways()
    {
        var (rejected, delivered) = (0, 0);
        for (var seed = 0; seed < Schemes; seed++)
        {
            var scheme = new RandomScheme(seed);
            var rows = await RunAsync(scheme, "by_rows", "");
            var statements = await RunAsync(scheme, "by_statements", "; CREATE TRIGGER t AFTER INSERT ON head FOR EACH ROW BEGIN END");
            Assert.True(
                rows.SequenceEqual(statements),
                $"seed {seed}\n{scheme.Text}\n{scheme.Tables}\nonly by rows:\n"
                    + $"{string.Join('\n', rows.Except(statements).Take(9))}\nonly by statements:\n"
                    + $"{string.Join('\n', statements.Except(rows).Take(9))}"
            );
            rejected += rows.Count(r => r.StartsWith("Rejected", StringComparison.Ordinal));
            delivered += rows.Count(r => r.StartsWith("Delivered", StringComparison.Ordinal));
        }

        Assert.True(rejected > 1000 && delivered > 1000, $"{rejected} rejected, {delivered} delivered");
    }

    private async Task<List<string>> RunAsync(RandomScheme random, string schema, string more)
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("qingyi-random").FullName;
        await database.ExecuteAsync($"DROP DATABASE IF EXISTS {schema}; CREATE DATABASE {schema} CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(random.Tables + more, schema);
        await File.WriteAllLinesAsync(Path.Combine(folder, "in.jsonl"), random.Records, token);
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            environment,
            $"connections: {{ files: {{ connector: files, folder: '{folder}' }}, db: {{ connector: mysql, connectionString: '"
                + $"{database.Connection(schema)}' }} }}",
            token
        );
        var scheme = SchemeFile.Compile(Catalog, random.Text, environment, "scheme.json");
        await using var store = SqliteRecordStore.Open(Path.Combine(folder, "state"));
        var limits = new ConnectionLimits(TimeProvider.System);
        var report = await new SchemeRunner(store, limits, TimeProvider.System, NullLogger.Instance).RunAsync(
            scheme,
            new RunOptions(),
            new RunProgress(),
            _ => scheme,
            token
        );
        var said = report.Fault is null ? new List<string>() : [$"fault {report.Fault.Code} {report.Fault.Message}"];
        said.AddRange(
            (await store.ListAsync("random", new RecordQuery { Limit = 1000 }, token)).Select(r => $"{r.Status} {r.Id} {r.Rejection}")
        );
        foreach (var query in random.Queries)
        {
            said.AddRange(
                (await database.QueryAsync(query, schema)).Select(r =>
                    string.Join('|', r.Select(v => v is null ? "NULL" : Convert.ToString(v, CultureInfo.InvariantCulture)))
                )
            );
        }

        Directory.Delete(folder, recursive: true);
        return [.. said.Select(s => s.Replace(schema, "random", StringComparison.Ordinal))];
    }
}
