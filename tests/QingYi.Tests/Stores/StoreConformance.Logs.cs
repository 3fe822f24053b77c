using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_position_in_a_log_is_kept_with_its_page_for_each_part_and_outlives_runs()
    {
        await using var store = Open();
        await using (var scheme = await store.AcquireAsync("s", Token))
        {
            var log = await scheme.OpenLogAsync("topic 😀", Start, Token);
            Assert.Equal((null, true, "topic 😀"), (log.Cursor, log.IsLog, log.Partition));
            await StageAsync(scheme, log, new Cursor("lsn 1", 1), null, ("1", "{}"));
            await StageAsync(scheme, log, new Cursor("lsn 2", 2), null, ("2", "{}"));
            await StageAsync(scheme, await scheme.OpenLogAsync("", Start, Token), new Cursor("other", 1), null, ("3", "{}"));
            await scheme.SaveShapeAsync("by id", Token);
        }

        await using var later = await store.AcquireAsync("s", Token);
        Assert.Equal(new Cursor("lsn 2", 2), (await later.OpenLogAsync("topic 😀", Start, Token)).Cursor);
        Assert.Empty(await later.OpenWindowsAsync(Token));
        Assert.Null(await store.WatermarkAsync("s", Token));
        Assert.Equal(
            [("", "other"), ("topic 😀", "lsn 2")],
            (await store.PositionsAsync("s", Token)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value.Text))
        );
        Assert.Equal("by id", await store.ShapeAsync("s", Token));
        Assert.Empty(await store.CheckAsync(Token));
        await later.ResetAsync(By(Start), Token);
        Assert.Empty(await store.PositionsAsync("s", Token));
    }

    [Fact]
    public async Task A_log_brings_the_same_content_again_where_the_scheme_delivers_it_each_time()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        for (var at = 1; at <= 2; at++)
        {
            var log = await scheme.OpenLogAsync("", Start, Token);
            await StageAsync(scheme, log, new Cursor($"{at}", at), null, DuplicatePolicy.Never, ("1", "{}"));
            await DeliverAsync(scheme, at, null);
        }

        Assert.Equal(2L, await scheme.LastDeliveryAsync(0, Token));
    }

    [Fact]
    public async Task The_parts_of_a_back_fill_stay_while_it_reads_them()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var parts = await scheme.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.BackFill, "r", ["a", "b", "c"], Token);
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), Start.AddDays(99), Token);
        Assert.Equal(new StageResult(1, 0), await StageAsync(scheme, parts[0], null, 1, ("1", "{}")));
    }

    [Fact]
    public async Task A_window_in_parts_moves_the_watermark_when_the_last_of_them_is_closed()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var to = Start.AddDays(1);
        var parts = await scheme.BeginWindowAsync(Start, to, WindowUse.Regular, "r", ["a", "b"], Token);
        await StageAsync(scheme, parts[0], null, null, ("1", "{}"));
        await scheme.CloseWindowAsync(parts[0], Token);
        Assert.Null(await store.WatermarkAsync("s", Token));
        await StageAsync(scheme, parts[1], new Cursor("b 1", 1), 5, ("2", "{}"));
        var open = Assert.Single(await scheme.OpenWindowsAsync(Token));
        Assert.Equal(("b", new Cursor("b 1", 1), 5L, 1), (open.Partition, open.Cursor, open.Total, open.Seen.Count));
        Assert.Empty(await store.CheckAsync(Token));
        await scheme.CloseWindowAsync(open, Token);
        Assert.Equal(to, await store.WatermarkAsync("s", Token));
    }

    [Theory]
    [InlineData(0, 1, "b")]
    [InlineData(1, 2, "b")]
    [InlineData(0, 2, "a")]
    public async Task Windows_that_are_open_at_a_time_and_are_no_parts_of_one_are_found(int from, int to, string partition)
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.BeginWindowAsync(Start, Start.AddDays(2), WindowUse.Regular, "r", ["a"], Token);
        await scheme.BeginWindowAsync(Start.AddDays(from), Start.AddDays(to), WindowUse.Regular, "r", [partition], Token);
        Assert.Equal("s: 2 windows are open at a time", Assert.Single(await store.CheckAsync(Token)).English);
    }
}
