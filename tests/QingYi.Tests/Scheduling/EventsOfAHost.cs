using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Storage;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

/// <summary>What those who watch a host are told, and when.</summary>
public sealed class EventsOfAHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-events").FullName;
    private readonly SteppedClock clock = new();
    private SqliteRecordStore store = null!;
    private SchemeHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(environment, "connections: {}", Token);
        store = SqliteRecordStore.Open(folder);
        var workspace = new Workspace(folder, () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance) { Clock = clock };
        var options = new SchemeHostOptions(Directory.CreateDirectory(Path.Combine(folder, "schemes")).FullName, environment);
        host = (await SchemeHost.OpenAsync(workspace, store, options, new ProblemList(), Token))!;
    }

    [Fact]
    public async Task A_watcher_that_is_1000_events_behind_is_cut_off_and_loses_none_before()
    {
        await using var slow = host.Events.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await slow.MoveNextAsync());
        Assert.Equal(HostEventKind.Heartbeat, slow.Current.Kind);
        for (var i = 0; i < 1001; i++)
        {
            var number = i;
            host.Events.Alert(() => new JsonObject { ["number"] = number });
        }

        // A second watcher is not held up by the first.
        await using var quick = host.Events.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await quick.MoveNextAsync());
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal((HostEventKind.Alert, i), (slow.Current.Kind, (int)slow.Current.Data["number"]!));
        }

        Assert.False(await slow.MoveNextAsync());
        host.Events.Alert(() => new JsonObject { ["number"] = -1 });
        Assert.True(await quick.MoveNextAsync());
        Assert.Equal(-1, (int)quick.Current.Data["number"]!);
    }

    [Fact]
    public async Task After_15_quiet_seconds_there_is_a_heartbeat_and_not_before()
    {
        await using var events = host.Events.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        var first = events.Current.At;
        var next = events.MoveNextAsync().AsTask();
        for (var second = 1; second < 15; second++)
        {
            clock.Step(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Assert.False(next.IsCompleted, $"after {second} s");
        }

        while (!next.IsCompleted)
        {
            clock.Step(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await next);
        Assert.Equal(HostEventKind.Heartbeat, events.Current.Kind);
        Assert.True(events.Current.At - first >= TimeSpan.FromSeconds(15));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
