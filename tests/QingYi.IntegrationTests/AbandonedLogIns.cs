using System.Diagnostics;
using System.Text.Json.Nodes;
using QingYi.Engine.Plugins;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>Connections that are being opened when their caller gives up.</summary>
public sealed class AbandonedLogIns(MariaDb database)
{
    private const int Attempts = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_in_that_is_given_up_at_any_moment_leaves_no_connection_behind()
    {
        await database.ExecuteAsync("CREATE DATABASE IF NOT EXISTS abandoned", "");
        var options = new JsonObject { ["connectionString"] = database.Connection("abandoned") };
        var context = new ConnectionContext(new Connection("db", "mysql", options), TimeZoneInfo.Utc, TimeProvider.System);
        var connector = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]).Find("mysql")!.Connector;
        var times = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            var watch = Stopwatch.StartNew();
            await connector.TestAsync(context, Token);
            times.Add(watch.Elapsed);
        }

        // The first log-in also loads code, and a busy machine delays some: the middle one is the usual time.
        var needed = times.Order().ElementAt(times.Count / 2);
        var givenUp = 0;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            using var stop = new CancellationTokenSource();
            var stopped = StopAfterAsync(stop, 2 * attempt * needed / Attempts);
            try
            {
                await connector.TestAsync(context, stop.Token);
            }
            catch (OperationCanceledException)
            {
                givenUp++;
            }
            finally
            {
                await stopped;
            }
        }

        Assert.InRange(givenUp, 10, Attempts - 1);

        // The server takes a moment to notice that a connection has ended.
        using var patience = new CancellationTokenSource(Patience);
        while (await OpenAsync() > 0 && !patience.IsCancellationRequested)
        {
            await Task.Delay(50, Token);
        }

        Assert.Equal(0, await OpenAsync());
    }

    // A timer counts whole milliseconds, and a log-in takes few of them: this thread watches the clock instead.
    private static Task StopAfterAsync(CancellationTokenSource stop, TimeSpan moment)
    {
        var watch = Stopwatch.StartNew();
        return Task.Factory.StartNew(
            () =>
            {
                while (watch.Elapsed < moment)
                {
                    Thread.Yield();
                }

                stop.Cancel();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    private async Task<long> OpenAsync() =>
        (long)(await database.QueryAsync("SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = 'abandoned'", ""))[0][0]!;
}
