using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

public sealed class HostLimits
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_waits_for_room_on_the_host_and_on_its_connections()
    {
        using var slots = new RunSlots(2);
        var first = await slots.EnterAsync([("erp", 1), ("db", null)], Token);
        var second = slots.EnterAsync([("db", null), ("erp", 1)], Token);
        var third = await slots.EnterAsync([("db", null)], Token);
        Assert.False(second.IsCompleted);
        third.Dispose();
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_room()
    {
        using var slots = new RunSlots(1);
        using var impatient = new CancellationTokenSource();
        var first = await slots.EnterAsync([], Token);
        var second = slots.EnterAsync([("erp", 1)], impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await slots.EnterAsync([("erp", 1)], Token)).Dispose();
    }

    [Fact]
    public async Task A_run_that_does_not_get_on_is_noticed_and_one_that_does_is_not()
    {
        var progress = new RunProgress();
        Assert.True(await StallWatch.StallsAsync(progress, TimeSpan.FromMilliseconds(50), TimeProvider.System, Token));
        using var over = new CancellationTokenSource();
        var watching = StallWatch.StallsAsync(progress, TimeSpan.FromMinutes(5), TimeProvider.System, over.Token);
        await over.CancelAsync();
        Assert.False(await watching);
    }

    [Fact]
    public async Task A_remedy_reads_what_its_own_request_says_and_leaves_the_watermark()
    {
        const string Remedy =
            "omissionRemedy: { crontab: \"0 2 * * *\", takeOverRequest: [ { field: startModified, value: "
            + "\"{{DAYS_AGO_3|datetime}}\" } ] }\n";
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions { Orders = 50 },
            Remedy + SandboxRun.Shipped.Replace("startFrom:", "x-startFrom:", StringComparison.Ordinal)
        );
        var first = await run.RunAsync(
            new RunOptions { From = DateTimeOffset.UtcNow.AddMinutes(-30), To = DateTimeOffset.UtcNow.AddMinutes(-29) }
        );
        Assert.True(first.Progress.Fetched < 50, $"{first.Progress.Fetched}");
        var remedy = await run.RunAsync(new RunOptions { IsRemedy = true });
        Assert.Equal((RunStatus.Succeeded, 50L), (remedy.Status, remedy.Progress.Fetched));
        Assert.Equal(50L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
        await using var store = run.OpenStore();
        Assert.Null(await store.WatermarkAsync("jackyun-sale-return", Token));
    }

    [Fact]
    public async Task A_late_run_ends_its_window_at_the_moment_that_it_stands_for()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 50 });
        var moment = DateTimeOffset.UtcNow.AddHours(-3);
        var late = await run.RunAsync(new RunOptions { At = moment });
        Assert.InRange(moment.AddMinutes(-1) - late.To!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var now = await run.RunAsync();
        Assert.True(now.From < late.To);
        Assert.Equal(50L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
    }

    [Fact]
    public async Task A_run_that_only_delivers_reads_nothing()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 50 });
        var report = await run.RunAsync(new RunOptions { OnlyDelivers = true });
        Assert.Equal((RunStatus.Succeeded, 0L, 0L), (report.Status, report.Progress.Pages, report.Progress.Windows));
    }
}
