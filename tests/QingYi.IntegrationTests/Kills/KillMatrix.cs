using System.Globalization;
using QingYi.Sandbox;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests.Kills;

/// <summary>
/// The program is killed with SIGKILL at every point where something could be lost or doubled, and at random times; afterwards the target
/// contains every order once, with all its lines. <c>QINGYI_KILLS</c> sets the number of kills; the default is 50 for each target.
/// </summary>
public abstract class KillMatrix : IAsyncDisposable
{
    protected const string Heads = "SELECT dispatch_id, id FROM sale_return ORDER BY dispatch_id, id";
    protected const string Lines = "SELECT id, goods_id FROM sale_return_detail ORDER BY detail_id";
    private const int Orders = 12_000;

    private static readonly string[] Points =
    [
        "fetch stop", // fetched, not stored
        "stage/store.commit start", // inside the transaction that stores a page
        "stage stop", // stored, not sent
        "settle/store.commit start", // inside the transaction that begins a delivery
        "settle stop", // begun, not sent
        "write stop", // sent
        "commit start", // before the target's commit
        "commit stop", // after it
        "settle start", // known to be committed, not settled
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-kills").FullName;

    private static int Kills =>
        Environment.GetEnvironmentVariable("QINGYI_KILLS") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 50;

    [Fact]
    public async Task Killed_at_every_point_and_at_random_it_ends_with_every_order_there_once_and_the_watermark_right()
    {
        var rounds = (Kills + 49) / 50;
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(round, Math.Min(50, Kills - (50 * round)));
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The schema of the target's tables.</summary>
    protected abstract string Schema { get; }

    /// <summary>The number of lanes in which the run before a kill writes.</summary>
    protected virtual int LanesOf(int kill) => 1;

    /// <summary>The number of documents in a delivery; a page has 200 orders.</summary>
    protected virtual int Batch => 100;

    /// <summary>Creates empty tables.</summary>
    /// <returns>The target's connection.</returns>
    protected abstract Task<string> TargetAsync(string folder);

    /// <summary>The rows of a query over the target's tables.</summary>
    protected abstract Task<List<object?[]>> QueryAsync(string sql);

    /// <summary>The shipped scheme, over the emulator and the target.</summary>
    protected async Task<string[]> CommandAsync(string folder, JackyunEmulator emulator, string target)
    {
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            environment,
            $$"""
            connections:
              jackyun: { connector: jackyun, url: "{{emulator.Url}}", appKey: SANDBOX-KEY, appSecret: SANDBOX-SECRET, callsPerSecond: 1000 }
              lehua: {{target}}
            """
        );
        var scheme = Path.Combine(folder, "scheme.yaml");
        var shipped = await File.ReadAllTextAsync(Path.Combine(QingYiProcess.Root, "schemes", "jackyun-sale-return.yaml"));
        await File.WriteAllTextAsync(scheme, shipped.Replace("lehua.", Schema + ".", StringComparison.Ordinal));
        return
        [
            "run",
            scheme,
            "--env",
            environment,
            "--state",
            Path.Combine(folder, "state"),
            "--output",
            "json",
            "--set",
            $"delivery.batch={Batch}",
        ];
    }

    private async Task RoundAsync(int round, int kills)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, $"{round}")).FullName;
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = Orders, Latency = TimeSpan.FromMilliseconds(100) },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var command = await CommandAsync(place, emulator, await TargetAsync(place));
        var dice = new Random(round);
        for (var kill = 0; kill < kills; kill++)
        {
            string[] lanes = [.. command, "--set", $"delivery.parallelism={LanesOf(kill)}"];
            var ended =
                kill < 3 * Points.Length
                    ? await QingYiProcess.KillAtAsync($"{Points[kill % Points.Length]} {1 + (kill / Points.Length)}", lanes)
                    : await QingYiProcess.KillAsync(TimeSpan.FromMilliseconds(400 + dice.Next(800)), lanes);
            Assert.True(ended is null, $"kill {kill}: the program ended by itself with {ended}");
        }

        var last = await QingYiProcess.RunAsync(command);
        Assert.True(last.Exit == 0, last.Output + last.Errors);
        await AssertOnceAsync(emulator.Orders);
        AssertSettled(place, Enumerable.Range(0, kills).Max(LanesOf));
        var again = await QingYiProcess.RunAsync(command);
        Assert.Contains("\"stored\":0,\"replaced\":0,\"delivered\":0", again.Output, StringComparison.Ordinal);
    }

    private async Task AssertOnceAsync(JackyunOrders orders)
    {
        var heads = await QueryAsync(Heads);
        var lines = (await QueryAsync(Lines)).ToLookup(l => Convert.ToInt64(l[0], CultureInfo.InvariantCulture), l => l[1]);
        Assert.Equal(orders.Count, heads.Count);
        for (var i = 0; i < orders.Count; i++)
        {
            Assert.Equal(orders[i].Head["orderNo"], heads[i][0]);
            Assert.Equal(orders[i].Goods.Select(g => g["goodsNo"]), lines[Convert.ToInt64(heads[i][1], CultureInfo.InvariantCulture)]);
        }

        Assert.Equal(heads.Count, lines.Count);
    }

    // One window, read completely, and no waiting record or open delivery.
    private static void AssertSettled(string place, int lanes)
    {
        var store = Path.Combine(place, "state", "store.db");
        var spans = SqliteFile.Query(
            store,
            "SELECT s.watermark, max(p.ends), count(*), sum(p.closed) FROM scheme s JOIN span p ON p.scheme = s.no"
        )[0];
        Assert.Equal(spans[1], spans[0]);
        Assert.Equal(spans[2], spans[3]);
        Assert.Equal(
            [
                [2L, (long)Orders],
            ],
            SqliteFile.Query(store, "SELECT status, count(*) FROM record GROUP BY status")
        );

        // On a busy machine a lane can be killed each time before it takes its first delivery.
        var used = Assert.Single(SqliteFile.Query(store, "SELECT count(*), sum(pending) FROM lane"));
        Assert.InRange((long)used[0]!, Math.Min(2, lanes), lanes);
        Assert.Equal(0L, used[1]);
    }
}
