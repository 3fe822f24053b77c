using System.Text;
using QingYi.Connectors.Testing;
using QingYi.Engine.Plugins;
using QingYi.Tests;

namespace QingYi.IntegrationTests;

public sealed class MySqlTargetConformance(MariaDb database) : TargetConformance
{
    private const string Scheme = """
        scheme: conformance
        source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId, request: { fields: tradeId,
          pageIndex: "0" } }
        target:
          connector: mysql
          connection: db
          api: execute
          request: { main_params: { no: "{{tradeNo}}", day: "{{billDate}}" }, main_sql: "INSERT INTO t (no, day) VALUES (:no, :day)" }
        """;

    private readonly string environment = Path.GetTempFileName();
    private bool prepared;

    public override async ValueTask DisposeAsync()
    {
        File.Delete(environment);
        await database.ExecuteAsync("DROP DATABASE IF EXISTS conformance", "");
    }

    protected override async Task<Target> OpenAsync(CancellationToken cancellationToken)
    {
        if (!prepared)
        {
            prepared = true;
            await database.ExecuteAsync("CREATE DATABASE conformance CHARACTER SET utf8mb4", "");
            await database.ExecuteAsync("CREATE TABLE t (id BIGINT AUTO_INCREMENT PRIMARY KEY, no VARCHAR(64), day DATE)", "conformance");
            await File.WriteAllTextAsync(
                environment,
                "connections: { jackyun: { connector: jackyun, appKey: k, appSecret: secret }, db: { connector: mysql, "
                    + $"connectionString: '{database.Connection("conformance")}' }} }}",
                cancellationToken
            );
        }

        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        return await SchemeFile.Compile(catalog, Scheme, environment).OpenTargetAsync(cancellationToken);
    }

    protected override Document Good(long key) => Order(key, "2024-06-05");

    protected override Document? Bad(long key) => Order(key, "2024-02-30");

    protected override async Task<int> CountAsync() =>
        (int)(long)(await database.QueryAsync("SELECT count(*) FROM t", "conformance"))[0][0]!;

    private static Document Order(long key, string day) =>
        new(key, $"{key}", Encoding.UTF8.GetBytes($$$"""{"main_params":{"no":"SO-{{{key}}}","day":"{{{day}}}"}}"""));
}
