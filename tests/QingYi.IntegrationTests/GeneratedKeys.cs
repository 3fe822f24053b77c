using System.Reflection;
using System.Text;
using QingYi.Engine.Plugins;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>The keys of many heads on a server that does not return them, as MySQL: MariaDB without its RETURNING.</summary>
public sealed class GeneratedKeys(MariaDb database) : IAsyncLifetime
{
    private const string Scheme = """
        scheme: keys
        source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId, request: { fields: tradeId,
          pageIndex: "0" } }
        target:
          connector: mysql
          connection: db
          api: execute
          request:
            main_params: { no: "{{tradeNo}}" }
            main_sql: "INSERT INTO h (no) VALUES (:no)"
            extend_params_1: { no: "{{goodsDetail.goodsNo}}" }
            extend_sql_1: "INSERT INTO l (h, no) VALUES (:lastInsertId, :no)"
        """;

    private readonly string environment = Path.GetTempFileName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("DROP DATABASE IF EXISTS made; CREATE DATABASE made CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(
            "CREATE TABLE h (id BIGINT AUTO_INCREMENT PRIMARY KEY, no VARCHAR(20)); CREATE TABLE l (h BIGINT, no VARCHAR(20))",
            "made"
        );
        await File.WriteAllTextAsync(
            environment,
            "connections: { jackyun: { connector: jackyun, appKey: k, appSecret: secret }, db: { connector: mysql, "
                + $"connectionString: '{database.Connection("made")}' }} }}",
            Token
        );
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(environment);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Keys_that_the_server_does_not_tell_are_consecutive_and_looked_up()
    {
        await using var target = await OpenAsync();
        await target.TakeLaneAsync(new Lane("store", "keys", 0, 1), adopt: false, Token);
        Untold(target);
        var result = await target.WriteAsync(Delivery(1), Token);
        Assert.Equal(Enumerable.Range(1, 600).Select(i => $$"""{"lastInsertId":{{i}}}"""), result.Outcomes.Select(o => o.Answer));
        Assert.Equal(
            1200L,
            (await database.QueryAsync("SELECT COUNT(*) FROM l JOIN h ON h.id = l.h AND l.no LIKE CONCAT(h.no, '-%')", "made"))[0][0]
        );
    }

    [Fact]
    public async Task A_table_that_turns_out_to_leave_gaps_is_written_statement_by_statement()
    {
        await using var target = await OpenAsync();
        await target.TakeLaneAsync(new Lane("store", "keys", 0, 1), adopt: false, Token);
        Untold(target);
        await database.ExecuteAsync(
            "CREATE SEQUENCE s INCREMENT BY 7; CREATE TRIGGER gaps BEFORE INSERT ON h FOR EACH ROW SET NEW.id = NEXTVAL(s)",
            "made"
        );
        await Assert.ThrowsAsync<TransientException>(() => target.WriteAsync(Delivery(1), Token));
        Assert.Equal(0L, (await database.QueryAsync("SELECT COUNT(*) FROM h", "made"))[0][0]);
        await target.TakeLaneAsync(new Lane("store", "keys", 0, 1), adopt: false, Token);
        Assert.StartsWith("逐条执行", target.Explain[0].Chinese, StringComparison.Ordinal);
    }

    private static Delivery Delivery(long number) =>
        new(
            new Lane("store", "keys", 0, 1),
            number,
            [
                .. Enumerable
                    .Range(1, 600)
                    .Select(i => new Document(
                        i,
                        $"{i}",
                        Encoding.UTF8.GetBytes(
                            $$"""{"main_params":{"no":"N{{i}}"},"extend_params_1":[{"no":"N{{i}}-1"},{"no":"N{{i}}-2"}]}"""
                        )
                    )),
            ],
            []
        );

    private static void Untold(Target target)
    {
        var session = target.GetType().BaseType!.GetProperty("Session", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(target)!;
        session.GetType().GetField("returnsKeys", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(session, false);
    }

    private async Task<Target> OpenAsync() =>
        await SchemeFile
            .Compile(PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]), Scheme, environment)
            .OpenTargetAsync(Token);
}
