using System.Globalization;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests;

public sealed class JackyunToMySql(MariaDb database)
{
    /// <summary>The tables to which the shipped scheme writes.</summary>
    internal const string Tables = """
        CREATE TABLE sale_return (id BIGINT AUTO_INCREMENT PRIMARY KEY, dispatch_id VARCHAR(64), return_status INT,
          return_reason VARCHAR(255), receive_cust_id VARCHAR(64),
          receive_phone VARCHAR(32), receive_address VARCHAR(255), delivery_date DATE, date DATETIME) CHARACTER SET utf8mb4;
        CREATE TABLE sale_return_detail (detail_id BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT, goods_id VARCHAR(64), must_qty DECIMAL(18,
          4), real_qty DECIMAL(18,4), unit_id VARCHAR(255),
          stock_id VARCHAR(64), stock_status VARCHAR(32), create_time DATETIME) CHARACTER SET utf8mb4;
        """;

    private const string Canary = "canary-SECRET-7f3a";
    private static readonly string Scheme = Path.Combine(QingYiProcess.Root, "schemes", "jackyun-sale-return.yaml");

    [Fact]
    public async Task Every_field_of_every_order_arrives_whatever_the_gateway_and_the_data_do()
    {
        await TablesAsync("lehua");
        var options = new JackyunOptions
        {
            Orders = 3000,
            MinLines = 0,
            Hostile = true,
            AppSecret = Canary,
        };
        await using var emulator = await JackyunEmulator.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        emulator.Fail(
            JackyunFault.Throttled,
            JackyunFault.TooManyRequests,
            JackyunFault.None,
            JackyunFault.BadGateway,
            JackyunFault.Html,
            JackyunFault.Truncated,
            JackyunFault.None,
            JackyunFault.ShortPage,
            JackyunFault.RetryAfter,
            JackyunFault.Empty,
            JackyunFault.None,
            JackyunFault.HtmlForbidden,
            JackyunFault.UnknownError
        );
        var folder = Directory.CreateTempSubdirectory("qingyi-run").FullName;
        var environment = await EnvironmentAsync(folder, emulator);

        var first = await QingYiProcess.RunAsync("run", Scheme, "--env", environment, "--state", folder, "--output", "json", "--verbose");
        Assert.True(first.Exit == 0, first.Output + first.Errors);
        Assert.DoesNotContain(Canary, first.Output + first.Errors, StringComparison.Ordinal);
        await AssertRowsAsync(emulator.Orders);

        var second = await QingYiProcess.RunAsync("run", Scheme, "--env", environment, "--state", folder, "--output", "json");
        Assert.True(second.Exit == 0, second.Output + second.Errors);
        Assert.Contains("\"delivered\":0", second.Output, StringComparison.Ordinal);
        await AssertRowsAsync(emulator.Orders);
        Assert.DoesNotContain(
            Canary,
            await File.ReadAllTextAsync(
                Path.Combine(folder, "store.db"),
                System.Text.Encoding.Latin1,
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_bad_date_rejects_its_document_alone_with_column_and_value()
    {
        await TablesAsync("lehua");
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = 100, PoisonEvery = 50 },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var folder = Directory.CreateTempSubdirectory("qingyi-run").FullName;
        var environment = await EnvironmentAsync(folder, emulator);
        var run = await QingYiProcess.RunAsync("run", Scheme, "--env", environment, "--state", folder, "--output", "json");
        Assert.True(run.Exit == 1, run.Output + run.Errors);
        Assert.Contains("\"delivered\":98,\"rejected\":2", run.Output, StringComparison.Ordinal);
        Assert.Equal(98L, (await database.QueryAsync("SELECT count(*) FROM sale_return", "lehua"))[0][0]);
        var records = await QingYiProcess.RunAsync(
            "records",
            "jackyun-sale-return",
            "--status",
            "rejected",
            "--state",
            folder,
            "--output",
            "json"
        );
        Assert.Contains("2024-13-45", records.Output, StringComparison.Ordinal);
        Assert.Contains("\"field\": \"delivery_date\"", records.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Memory_is_bounded_by_pages_not_by_the_number_of_orders()
    {
        await TablesAsync("lehua");
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = 20_000, MaxPageSize = 1000 },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var folder = Directory.CreateTempSubdirectory("qingyi-run").FullName;
        var environment = await EnvironmentAsync(folder, emulator);
        await File.WriteAllTextAsync(
            environment,
            (await File.ReadAllTextAsync(environment, TestContext.Current.CancellationToken)).Replace(
                "callsPerSecond: 100",
                "callsPerSecond: 100, maxPageSize: 1000",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        var (exit, peak) = await QingYiProcess.WatchAsync("run", Scheme, "--env", environment, "--state", folder, "--output", "json");
        Assert.Equal(0, exit);
        Assert.Equal(20_000L, (await database.QueryAsync("SELECT count(*) FROM sale_return", "lehua"))[0][0]);
        Assert.InRange(peak, 1, 350L * 1024 * 1024);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_target_of_another_store_is_refused_until_it_is_adopted()
    {
        await TablesAsync("lehua");
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = 10 },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var folder = Directory.CreateTempSubdirectory("qingyi-run").FullName;
        var environment = await EnvironmentAsync(folder, emulator);
        var first = await QingYiProcess.RunAsync(
            "run",
            Scheme,
            "--env",
            environment,
            "--state",
            Path.Combine(folder, "first"),
            "--output",
            "json"
        );
        Assert.True(first.Exit == 0, first.Output + first.Errors);
        string[] second = ["run", Scheme, "--env", environment, "--state", Path.Combine(folder, "second"), "--output", "json"];
        var refused = await QingYiProcess.RunAsync(second);
        Assert.True(refused.Exit == 3 && refused.Errors.Contains("state adopt", StringComparison.Ordinal), refused.Output + refused.Errors);
        Assert.Equal(10L, (await database.QueryAsync("SELECT count(*) FROM sale_return", "lehua"))[0][0]);
        var adopted = await QingYiProcess.RunAsync(
            "state",
            "adopt",
            Scheme,
            "--env",
            environment,
            "--state",
            Path.Combine(folder, "second")
        );
        Assert.True(adopted.Exit == 0, adopted.Output + adopted.Errors);
        var accepted = await QingYiProcess.RunAsync(second);
        Assert.True(accepted.Exit == 0, accepted.Output + accepted.Errors);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> EnvironmentAsync(string folder, JackyunEmulator emulator, string connection)
    {
        var file = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            file,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: SANDBOX-KEY, appSecret: "{{(
                emulator.Orders.Count == 3000 ? Canary : "SANDBOX-SECRET"
            )}}", callsPerSecond: 100 }
              lehua: { connector: mysql, connectionString: "{{connection}}" }
            """
        );
        return file;
    }

    private static DateTime? Time(object? value) =>
        value is string { Length: > 0 } text ? DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;

    private Task<string> EnvironmentAsync(string folder, JackyunEmulator emulator) =>
        EnvironmentAsync(folder, emulator, database.Connection("lehua"));

    private async Task TablesAsync(string name)
    {
        await database.ExecuteAsync($"CREATE DATABASE IF NOT EXISTS {name} CHARACTER SET utf8mb4", "");
        await database.ExecuteAsync(
            "DROP TABLE IF EXISTS sale_return; DROP TABLE IF EXISTS sale_return_detail; DROP TABLE IF EXISTS qingyi_checkpoint",
            name
        );
        await database.ExecuteAsync(Tables, name);
    }

    private async Task AssertRowsAsync(JackyunOrders orders)
    {
        var heads = await database.QueryAsync(
            "SELECT id, dispatch_id, return_status, return_reason, receive_cust_id, receive_phone, receive_address, "
                + "delivery_date, date FROM sale_return ORDER BY dispatch_id",
            "lehua"
        );
        var details = (
            await database.QueryAsync(
                "SELECT id, goods_id, must_qty, real_qty, unit_id, stock_id, stock_status, create_time FROM "
                    + "sale_return_detail ORDER BY detail_id",
                "lehua"
            )
        ).ToLookup(r => r[0]);
        Assert.Equal(orders.Count, heads.Count);
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            var consigned = Time(order.Head["consignTime"]);
            object?[] head =
            [
                order.Head["orderNo"],
                1,
                order.Head["sellerMemo"],
                order.Head["customerCode"],
                null,
                order.Head["payerAddress"],
                consigned?.Date,
                consigned,
            ];
            Assert.Equal(head, heads[i][1..]);
            var lines = order.Goods.Select(g =>
                (object?[])
                    [
                        g["goodsNo"],
                        g["sellCount"],
                        g["sellCount"],
                        g["unit"],
                        order.Head["warehouseCode"],
                        order.Head["tradeStatus"],
                        consigned,
                    ]
            );
            Assert.Equal(lines, details[heads[i][0]].Select(d => d[1..]));
        }
    }
}
