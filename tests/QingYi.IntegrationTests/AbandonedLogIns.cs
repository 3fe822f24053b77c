using System.Text.Json.Nodes;
using QingYi.Engine.Plugins;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>Connections that are being opened when their caller gives up.</summary>
public sealed class AbandonedLogIns(MariaDb database)
{
    private const int Attempts = 300;
    private static readonly TimeSpan Step = TimeSpan.FromMicroseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_in_that_is_given_up_at_any_moment_leaves_no_connection_behind()
    {
        await database.ExecuteAsync("CREATE DATABASE IF NOT EXISTS abandoned", "");
        var options = new JsonObject { ["connectionString"] = database.Connection("abandoned") };
        var context = new ConnectionContext(new Connection("db", "mysql", options), TimeZoneInfo.Utc, TimeProvider.System);
        var connector = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]).Find("mysql")!.Connector;
        await connector.TestAsync(context, Token);
        var givenUp = 0;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            using var stop = new CancellationTokenSource(attempt * Step);
            try
            {
                await connector.TestAsync(context, stop.Token);
            }
            catch (OperationCanceledException)
            {
                givenUp++;
            }
        }

        Assert.InRange(givenUp, 10, Attempts);

        // The server takes a moment to notice that a connection has ended.
        using var patience = new CancellationTokenSource(Patience);
        while (await OpenAsync() > 0 && !patience.IsCancellationRequested)
        {
            await Task.Delay(50, Token);
        }

        Assert.Equal(0, await OpenAsync());
    }

    private async Task<long> OpenAsync() =>
        (long)(await database.QueryAsync("SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = 'abandoned'", ""))[0][0]!;
}
