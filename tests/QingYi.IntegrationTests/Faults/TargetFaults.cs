using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Faults;

/// <summary>A database of its own that is stopped, loses connections and is locked by others while the program writes to it.</summary>
public sealed class TargetFaults(MariaDb database) : IClassFixture<MariaDb>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-faults").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("DROP DATABASE IF EXISTS lehua; CREATE DATABASE lehua CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(JackyunToMySql.Tables, "lehua");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    public async Task A_server_that_is_gone_for_a_while_is_waited_for_and_every_order_is_there_once(int seconds)
    {
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = 3000, Latency = TimeSpan.FromMilliseconds(100) },
            TimeProvider.System,
            Token
        );
        var running = QingYiProcess.RunAsync(await CommandAsync(emulator, database.Connection("lehua")));
        await UntilAsync(async () => await HeadsAsync() >= 300, running);
        await database.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(seconds), Token);
        await database.StartAsync();
        var (exit, output, errors) = await running;
        Assert.True(exit == 0, output + errors);
        Assert.Contains("Attempt 2 follows", errors, StringComparison.Ordinal);
        await AssertOnceAsync(3000);
    }

    [Fact]
    public async Task A_connection_that_breaks_at_the_commit_neither_loses_nor_doubles_a_document()
    {
        await using var emulator = await JackyunEmulator.StartAsync(new JackyunOptions { Orders = 3000 }, TimeProvider.System, Token);
        await using var proxy = new DroppingProxy(database.Port, every: 4);
        var (exit, output, errors) = await QingYiProcess.RunAsync([
            .. await CommandAsync(
                emulator,
                database.Connection("lehua").Replace($"Port={database.Port}", $"Port={proxy.Port}", StringComparison.Ordinal)
            ),
            "--set",
            "delivery.batch=100",
        ]);
        Assert.True(exit == 0, output + errors);
        Assert.True(
            proxy.AnswersLost >= 3 && proxy.NeverSent >= 3,
            $"{proxy.AnswersLost} answers lost, {proxy.NeverSent} commits never sent"
        );
        await AssertOnceAsync(3000);
    }

    [Fact]
    public async Task Deadlocks_with_other_programs_are_tried_again_until_every_document_is_written()
    {
        const int Records = 40;
        await database.ExecuteAsync(
            "CREATE TABLE stock (goods INT PRIMARY KEY, qty BIGINT NOT NULL); CREATE TABLE heavy (id INT PRIMARY KEY, n INT);"
                + " INSERT INTO heavy SELECT seq, 0 FROM seq_1_to_200; INSERT INTO stock VALUES (1, 0), (2, 0)",
            "lehua"
        );
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "in.jsonl"),
            Enumerable.Range(1, Records).Select(i => $$"""{"id":{{i}}}"""),
            Token
        );
        var scheme = Path.Combine(folder, "stock.yaml");
        await File.WriteAllTextAsync(
            scheme,
            """
            scheme: stock
            source: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl } }
            target:
              connector: mysql
              connection: lehua
              api: execute
              request:
                main_params: { n: "1" }
                main_sql: "UPDATE stock SET qty = qty + :n WHERE goods = 1"
                extend_params_1: { n: "1" }
                extend_sql_1: "UPDATE stock SET qty = qty + :n WHERE goods = 2"
            delivery: { batch: 1, retries: 50 }
            """,
            Token
        );
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var other = InTheWayAsync(done.Token);
        try
        {
            var (exit, output, errors) = await QingYiProcess.RunAsync(
                "run",
                scheme,
                "--env",
                await EnvironmentAsync("http://127.0.0.1:1", database.Connection("lehua")),
                "--state",
                Path.Combine(folder, "state"),
                "--output",
                "json"
            );
            Assert.True(exit == 0, output + errors);
            Assert.Contains("MySQL error 1213", errors, StringComparison.Ordinal);
        }
        finally
        {
            await done.CancelAsync();
        }

        var others = await other;
        var expected = (long)(Records + others);
        Assert.Equal(
            [
                [expected],
                [expected],
            ],
            await database.QueryAsync("SELECT qty FROM stock ORDER BY goods", "lehua")
        );
    }

    private static async Task UntilAsync(Func<Task<bool>> reached, Task ended)
    {
        var watch = Stopwatch.StartNew();
        while (!await reached())
        {
            Assert.False(ended.IsCompleted, "the run ended before");
            Assert.True(watch.Elapsed < Patience, $"the run has not come so far within {Patience}");
            await Task.Delay(20, Token);
        }
    }

    // Locks the same rows in the opposite order, and has changed more rows, so that the server prefers to end the program's transaction.
    private async Task<int> InTheWayAsync(CancellationToken done)
    {
        var committed = 0;
        await using var connection = new MySqlConnection(database.Connection("lehua") + ";Pooling=false");
        await connection.OpenAsync(CancellationToken.None);
        while (!done.IsCancellationRequested)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
                await using var command = new MySqlCommand(
                    "UPDATE heavy SET n = n + 1; UPDATE stock SET qty = qty + 1 WHERE goods = 2; SELECT SLEEP(0.02); UPDATE "
                        + "stock SET qty = qty + 1 WHERE goods = 1",
                    connection,
                    transaction
                );
                await command.ExecuteNonQueryAsync(CancellationToken.None);
                await transaction.CommitAsync(CancellationToken.None);
                committed++;
                await Task.Delay(100, CancellationToken.None);
            }
            catch (MySqlException e) when (e.ErrorCode == MySqlErrorCode.LockDeadlock) { }
        }

        return committed;
    }

    private async Task<string> EnvironmentAsync(string url, string connection)
    {
        var file = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            file,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{url}}", appKey: SANDBOX-KEY, appSecret: SANDBOX-SECRET, callsPerSecond: 1000 }
              files: { connector: files, folder: "{{folder}}" }
              lehua: { connector: mysql, connectionString: "{{connection}}" }
            """,
            Token
        );
        return file;
    }

    private async Task<string[]> CommandAsync(JackyunEmulator emulator, string connection) =>
        [
            "run",
            Path.Combine(QingYiProcess.Root, "schemes", "jackyun-sale-return.yaml"),
            "--env",
            await EnvironmentAsync(emulator.Url.ToString(), connection),
            "--state",
            Path.Combine(folder, "state"),
            "--output",
            "json",
        ];

    private async Task<long> HeadsAsync() =>
        Convert.ToInt64((await database.QueryAsync("SELECT count(*) FROM sale_return", "lehua"))[0][0], CultureInfo.InvariantCulture);

    private async Task AssertOnceAsync(long orders)
    {
        Assert.Equal(
            [
                [orders, orders],
            ],
            await database.QueryAsync("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return", "lehua")
        );
        Assert.Equal(
            [
                [orders],
            ],
            await database.QueryAsync("SELECT count(DISTINCT id) FROM sale_return_detail", "lehua")
        );
    }
}
