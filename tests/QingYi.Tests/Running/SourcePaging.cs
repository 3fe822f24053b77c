using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class SourcePaging
{
    // The shipped scheme pages by number; this one by cursor.
    private static readonly string ByCursor = SandboxRun
        .Shipped.Replace("field: pageIndex", "field: scrollId", StringComparison.Ordinal)
        .Replace("\"{{PAGINATION_START_PAGE}}\"", "\"\"", StringComparison.Ordinal);

    [Fact]
    public async Task By_cursor_every_order_arrives_once()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450 }, ByCursor);
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 450L, 3L), (report.Status, report.Progress.Delivered, report.Progress.Pages));
        Assert.Equal(450L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
    }

    [Theory]
    [InlineData(JackyunFault.EmptyCursor, "came without a 'scrollId'")]
    [InlineData(JackyunFault.RepeatedCursor, "the same 'scrollId' twice")]
    public async Task A_cursor_that_leads_nowhere_fails_loudly_and_the_next_run_reads_on(JackyunFault fault, string cause)
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450 }, ByCursor);
        run.Emulator.Fail(JackyunFault.None, fault);
        var report = await run.RunAsync();
        Assert.Equal(RunStatus.Failed, report.Status);
        Assert.Contains(cause, report.Fault!.Message.English, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync()).Status);
        Assert.Equal(450L, run.Scalar("SELECT count(*) FROM sale_return"));
    }

    [Fact]
    public async Task A_short_page_is_not_taken_for_the_last()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450 });
        run.Emulator.Fail(JackyunFault.None, JackyunFault.ShortPage);
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 450L), (report.Status, report.Progress.Delivered));
    }

    [Fact]
    public async Task Orders_that_change_while_they_are_read_make_no_other_order_be_skipped()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 900, ChangesPerPage = 3 });
        var report = await run.RunAsync();
        Assert.Equal(RunStatus.Succeeded, report.Status);

        // The oldest orders leave the window, three after each page: all others must be delivered.
        var left = (long)(report.Progress.Pages * 3);
        Assert.Equal(
            0L,
            run.Scalar(
                $"SELECT {900 - left} - count(*) FROM sale_return WHERE dispatch_id >= '{run.Emulator.Orders[(int)left].Head["orderNo"]}'"
            )
        );
    }

    [Theory]
    [InlineData(0, 0, 4)]
    [InlineData(0, 3, 4)]
    [InlineData(50, 0, 1)]
    public async Task Pages_that_must_be_waited_for_are_asked_for_several_at_a_time(int limit, int changes, int atOnce)
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions
            {
                Orders = 1900,
                Latency = TimeSpan.FromMilliseconds(250),
                ChangesPerPage = changes,
            }
        );
        var report = await run.RunAsync(new RunOptions { Limit = limit == 0 ? null : limit });
        Assert.Equal((RunStatus.Succeeded, atOnce), (report.Status, run.Emulator.MostAtOnce));
        if (limit == 0)
        {
            var left = (int)report.Progress.Pages * changes;
            Assert.Equal(
                0L,
                run.Scalar(
                    $"SELECT {1900 - left} - count(DISTINCT dispatch_id) FROM sale_return WHERE dispatch_id >= '"
                        + $"{run.Emulator.Orders[left].Head["orderNo"]}'"
                )
            );
        }
    }

    [Fact]
    public async Task A_page_that_fails_among_several_ends_the_run_and_the_next_reads_on()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 1900, Latency = TimeSpan.FromMilliseconds(100) });
        run.Emulator.Fail(JackyunFault.None, JackyunFault.None, JackyunFault.None, JackyunFault.BadSign);
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, "QY5001"), (report.Status, report.Fault?.Code));
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync()).Status);
        Assert.Equal(1900L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
    }

    [Fact]
    public async Task A_window_that_stays_incomplete_fails_and_is_read_again_by_the_next_run()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 250 });
        run.Emulator.Fail(
            JackyunFault.None,
            JackyunFault.None,
            JackyunFault.ShortPage,
            JackyunFault.None,
            JackyunFault.None,
            JackyunFault.ShortPage,
            JackyunFault.None,
            JackyunFault.None,
            JackyunFault.ShortPage
        );
        var report = await run.RunAsync();
        Assert.Equal(RunStatus.Failed, report.Status);
        Assert.Contains("holds 250 records by the source's own count", report.Fault!.Message.English, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync()).Status);
        Assert.Equal(250L, run.Scalar("SELECT count(*) FROM sale_return"));
    }

    [Fact]
    public async Task A_limited_run_leaves_the_watermark_and_the_rest_to_the_next()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 450 });
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(new RunOptions { Limit = 50 })).Status);
        var report = await run.RunAsync();
        Assert.Equal(450L, run.Scalar("SELECT count(*) FROM sale_return"));
        Assert.True(report.Progress.Duplicates is > 0 and < 450);
    }
}
