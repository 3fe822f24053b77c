using System.Globalization;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Hosts that are stopped, killed, and started twice.</summary>
public sealed class Hosts
{
    private const string EverySecond = "* * * * * *";

    [Fact]
    public async Task Asked_to_stop_in_a_run_it_ends_with_0_within_10_seconds_and_the_next_start_goes_on_without_a_gap()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 3000, Latency = TimeSpan.FromMilliseconds(150) }
        );
        folder.Put("orders", EverySecond);
        await using (var first = await folder.ServeAsync())
        {
            await first.UntilAsync(() => Task.FromResult(folder.Delivered >= 400));
            var (exit, took) = await first.TerminateAsync();
            Assert.Equal(0, exit);
            Assert.True(took < TimeSpan.FromSeconds(10), $"{took}");
            Assert.InRange(folder.Delivered, 400, 2999);
            Assert.Empty(folder.Store("SELECT * FROM scheme WHERE owner IS NOT NULL"));
        }

        await using var second = await folder.ServeAsync();
        await second.UntilAsync(() => Task.FromResult(folder.Delivered == 3000));
        Assert.Equal(3000L, folder.Target("SELECT count(DISTINCT dispatch_id) FROM sale_return")[0][0]);
        await second.UntilAsync(async () => (await second.GetAsync("/schemes/orders"))["watermark"] is not null);
    }

    [Fact]
    public async Task Killed_in_a_run_of_a_daily_schedule_the_next_start_goes_on_at_once()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(150) }
        );
        folder.Put("orders", EverySecond);
        await using (var first = await folder.ServeAsync())
        {
            await first.UntilAsync(() => Task.FromResult(folder.Delivered >= 200));
            await first.KillAsync();
        }

        // From now on the next scheduled time is far away: the run that follows is the one during which the process died.
        folder.Put("orders", "0 0 1 1 *");
        await using var second = await folder.ServeAsync();
        await second.UntilAsync(() => Task.FromResult(folder.Delivered == 2000));
        Assert.Equal(2000L, folder.Target("SELECT count(DISTINCT dispatch_id) FROM sale_return")[0][0]);
    }

    [Fact]
    public async Task Two_hosts_on_one_store_never_both_run_a_scheme_and_each_moment_is_run_once()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 2000, Latency = TimeSpan.FromMilliseconds(20) }
        );
        foreach (var id in new[] { "a", "b", "c" })
        {
            folder.Put(id, EverySecond);
        }

        await using var first = await folder.ServeAsync();
        await using var second = await folder.ServeAsync();
        await first.UntilAsync(() => Task.FromResult(Runs(folder).Count >= 30));
        Assert.Equal(0, (await first.TerminateAsync()).Exit);
        Assert.Equal(0, (await second.TerminateAsync()).Exit);
        Assert.All(new[] { first, second }, h => Assert.Contains(": run begins (Schedule)", h.Log, StringComparison.Ordinal));
        foreach (var runs in Runs(folder).GroupBy(r => r.Scheme))
        {
            var ordered = runs.OrderBy(r => r.Started).ToList();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.Ended <= pair.Second.Started, $"{pair}"));
        }

        Assert.Equal(Begun(first) + Begun(second), folder.Store("SELECT * FROM firing").Count);
        Assert.Equal(
            [
                [6000L, 2000L],
            ],
            folder.Target("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
    }

    [Fact]
    public async Task A_run_that_stands_still_is_ended_and_begun_again_until_it_gets_through()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 300 },
            "host: { stallAfter: 2s, restartAfter: 1s }"
        );
        folder.Put("orders", "0 0 1 1 *");
        folder.Emulator.Fail(JackyunFault.Stuck);
        await using var host = await folder.ServeAsync();
        await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs");
        await host.UntilAsync(() => Task.FromResult(folder.Delivered == 300));
        await host.UntilAsync(async () => (await host.GetAsync("/runs")).AsArray().Count == 2);
        var runs = (await host.GetAsync("/runs")).AsArray();
        Assert.Equal(
            ("failed", "QY5016", "succeeded"),
            ((string?)runs[1]!["status"], (string?)runs[1]!["fault"]!["code"], (string?)runs[0]!["status"])
        );
    }

    private static int Begun(ServeProcess host) =>
        host.Log.Split('\n').Count(l => l.Contains("run begins (Schedule)", StringComparison.Ordinal));

    private static List<(string Scheme, long Started, long Ended)> Runs(ServingFolder folder) =>
        [
            .. folder
                .Store("SELECT scheme, started, ended FROM run WHERE status <> 'Cancelled'")
                .Select(r => (Convert.ToString(r[0], CultureInfo.InvariantCulture)!, (long)r[1]!, (long)r[2]!)),
        ];
}
