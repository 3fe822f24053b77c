using QingYi.Engine.Stores;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>A source that does not answer in time, and a clock that is wrong.</summary>
public sealed class SourceFaults
{
    [Fact]
    public async Task An_answer_that_stops_in_the_middle_is_asked_for_again()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450 });
        run.ChangeEnvironment("callsPerSecond: 1000", "callsPerSecond: 1000, timeout: 1s");
        run.Emulator.Fail(JackyunFault.None, JackyunFault.Stuck, JackyunFault.None);
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 450L), (report.Status, report.Progress.Delivered));
    }

    [Fact]
    public async Task A_source_that_is_too_slow_ends_the_run_with_what_it_waited_for_and_the_next_one_reads_on()
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions { Orders = 20, Latency = TimeSpan.FromSeconds(1.2) },
            SandboxRun.Shipped + "\ndelivery: { retries: 1 }\n"
        );
        run.ChangeEnvironment("callsPerSecond: 1000", "callsPerSecond: 1000, timeout: 1s");
        var slow = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, "QY5003"), (slow.Status, slow.Fault!.Code));
        Assert.Contains("oms.trade.fullinfoget: no answer within 1s", slow.Fault.Message.English, StringComparison.Ordinal);
        run.ChangeEnvironment("timeout: 1s", "timeout: 10s");
        Assert.Equal((RunStatus.Succeeded, 20L), await run.RunAsync() is var next ? (next.Status, next.Progress.Delivered) : default);
    }

    [Fact]
    public async Task What_was_read_by_a_clock_that_was_ahead_is_read_again_and_the_run_says_so()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 20, TimestampTolerance = TimeSpan.Zero });
        var ahead = await run.RunAsync(clock: new MovedClock(TimeSpan.FromHours(6)));
        Assert.True(ahead.To > DateTimeOffset.UtcNow.AddHours(5));
        var right = await run.RunAsync();
        Assert.Equal(
            (RunStatus.Succeeded, 0L, ahead.Progress.Fetched),
            (right.Status, right.Progress.Delivered, right.Progress.Duplicates)
        );
        Assert.True(right.From <= ahead.From);
        Assert.Contains(right.Notices, n => n.English.Contains("the clock was ahead", StringComparison.Ordinal));
        await using var store = run.OpenStore();
        Assert.Equal(right.To, await store.WatermarkAsync("jackyun-sale-return", TestContext.Current.CancellationToken));
        Assert.DoesNotContain((await run.RunAsync()).Notices, n => n.English.Contains("the clock was ahead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_was_behind_leaves_no_gap()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 20, TimestampTolerance = TimeSpan.Zero });
        var behind = await run.RunAsync(clock: new MovedClock(TimeSpan.FromHours(-6)));
        var right = await run.RunAsync();
        Assert.True(right.From < behind.To);
        Assert.Equal(20L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
        Assert.Equal(20L, run.Scalar("SELECT count(*) FROM sale_return"));
    }
}
