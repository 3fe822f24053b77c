using System.Globalization;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Hosts that share a store in MariaDB, each with a state directory of its own.</summary>
public sealed class SharedStore(MariaDb database) : IClassFixture<MariaDb>, IAsyncLifetime
{
    private const string EverySecond = "* * * * * *";
    private const string Name = "qingyi";

    public async ValueTask InitializeAsync() => await database.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}; CREATE DATABASE {Name}", "");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_hosts_never_both_run_a_scheme_and_one_goes_on_when_the_other_is_killed()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(50) },
            "host: { restartAfter: 1s }"
        );
        foreach (var id in new[] { "a", "b" })
        {
            folder.Put(id, EverySecond);
        }

        await using var first = await ServeAsync(folder, "first");
        await using var second = await ServeAsync(folder, "second");
        await first.UntilAsync(() => Task.FromResult(folder.Delivered >= 400 && HasRun(first)));
        await first.KillAsync();
        await second.UntilAsync(() => Task.FromResult(folder.Delivered == 4000));
        await second.UntilAsync(async () => (await RunsAsync()).Count >= 6 && HasRun(second));
        Assert.Equal(0, (await second.TerminateAsync()).Exit);
        foreach (var runs in (await RunsAsync()).GroupBy(r => r.Scheme))
        {
            var ordered = runs.OrderBy(r => r.Started).ToList();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.Ended <= pair.Second.Started, $"{pair}"));
        }

        Assert.Equal(
            [
                [4000L, 2000L],
            ],
            folder.Target("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
        Assert.Equal(
            [
                [2L, 4000L],
            ],
            await database.QueryAsync("SELECT status, count(*) FROM record GROUP BY status", Name)
        );
    }

    [Fact]
    public async Task A_store_that_is_gone_for_a_while_loses_and_doubles_nothing()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(50) },
            "host: { restartAfter: 1s }"
        );
        folder.Put("a", "0 0 1 1 *");
        await using var host = await ServeAsync(folder, "first", ("QINGYI_API_TOKEN", "host-token"));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "host-token");
        await host.SendAsync(HttpMethod.Post, "/schemes/a/runs");
        await host.UntilAsync(() => Task.FromResult(folder.Delivered >= 300));
        await database.StopAsync();
        await host.UntilAsync(() => Task.FromResult(host.Log.Contains("QY5021", StringComparison.Ordinal)));
        Assert.Equal(503, (int)(await host.Client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);

        // Without the store, nobody can check the token of a scheme.
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "qyp_of-a-shop");
        var posted = await host.SendAsync(HttpMethod.Post, "/schemes/a/records", new { });
        Assert.Equal((503, "QY5021"), (posted.Status, (string)posted.Body!["code"]!));
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "host-token");
        await database.StartAsync();
        await host.UntilAsync(() => Task.FromResult(folder.Delivered == 2000));
        Assert.Equal(2000L, folder.Target("SELECT count(DISTINCT dispatch_id) FROM sale_return")[0][0]);
        await host.UntilAsync(async () => (await host.GetAsync("/schemes/a"))["watermark"] is not null);
    }

    [Fact]
    public async Task A_host_that_was_frozen_is_overtaken_and_changes_nothing_when_it_wakes_up()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(800) },
            "host: { restartAfter: 1s }"
        );
        // Paging by cursor reads one page at a time, with pauses between them.
        folder.Put("a", EverySecond, t =>
            t.Replace("field: pageIndex", "field: scrollId", StringComparison.Ordinal)
                .Replace("\"{{PAGINATION_START_PAGE}}\"", "\"\"", StringComparison.Ordinal)
        );
        await using var first = await ServeAsync(folder, "first");

        // The host is frozen between two pages, because a process that is frozen in a transaction of an SQLite target keeps its file
        // locked.
        var before = -1L;
        await first.UntilAsync(() =>
        {
            var rests = folder.Delivered >= 400 && folder.Delivered == before;
            before = folder.Delivered;
            return Task.FromResult(rests);
        });
        first.Freeze(freeze: true);
        await using var second = await ServeAsync(folder, "second");
        await second.UntilAsync(() => Task.FromResult(folder.Delivered == 2000));
        first.Freeze(freeze: false);
        await first.UntilAsync(() =>
            Task.FromResult(
                first.Log.Contains("QY5009", StringComparison.Ordinal)
                    || first.Log.Contains("QY5005", StringComparison.Ordinal)
                    || first.Log.Contains("QY5021", StringComparison.Ordinal)
            )
        );
        var runs = (await RunsAsync()).Count;
        await second.UntilAsync(async () => (await RunsAsync()).Count > runs + 2);
        Assert.Equal(
            [
                [2000L, 2000L],
            ],
            folder.Target("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
    }

    private Task<ServeProcess> ServeAsync(ServingFolder folder, string host, params (string Name, string Value)[] variables) =>
        ServeProcess.StartAsync(
            folder.Schemes,
            folder.Environment,
            Path.Combine(folder.Root, host),
            [("QINGYI_STORE", database.Connection(Name)), .. variables]
        );

    private static bool HasRun(ServeProcess host) => host.Log.Contains(": run begins (Schedule)", StringComparison.Ordinal);

    private async Task<List<(string Scheme, long Started, long Ended)>> RunsAsync() =>
        [
            .. (await database.QueryAsync("SELECT scheme, started, ended FROM run WHERE status <> 'Cancelled'", Name)).Select(r =>
                (Convert.ToString(r[0], CultureInfo.InvariantCulture)!, (long)r[1]!, (long)r[2]!)
            ),
        ];
}
