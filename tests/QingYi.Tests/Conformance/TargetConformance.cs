using Xunit;

namespace QingYi.Tests.Conformance;

/// <summary>What the engine expects of every target. Derive from it and open a target that is empty at first.</summary>
public abstract class TargetConformance : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_is_written_and_every_document_has_its_outcome_in_order()
    {
        await using var target = await OpenAsync(Token);
        var lane = Lane(1);
        await target.TakeLaneAsync(lane, adopt: false, Token);
        var result = await target.WriteAsync(new Delivery(lane, 1, [Good(11), Good(12)], []), Token);
        Assert.Null(result.Rejection);
        Assert.Equal([11L, 12L], result.Outcomes.Select(o => o.Document));
        Assert.All(result.Outcomes, o => Assert.Null(o.Rejection));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_probe_writes_nothing()
    {
        await using var target = await OpenAsync(Token);
        await target.ProbeAsync(Token);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_bad_document_is_named_and_on_a_target_with_transactions_nothing_of_its_delivery_is_written()
    {
        await using var target = await OpenAsync(Token);
        var lane = Lane(1);
        await target.TakeLaneAsync(lane, adopt: false, Token);
        if (Bad(13) is not { } bad)
        {
            return;
        }

        var result = await target.WriteAsync(new Delivery(lane, 1, [Good(12), bad], []) { IsDivisible = false }, Token);
        if (target.Guarantee == DeliveryGuarantee.ExactlyOnce)
        {
            Assert.NotNull(result.Rejection);
            Assert.True(result.Culprit is null or 13);
            Assert.Equal(0, await CountAsync());
        }

        var rest = await target.WriteAsync(new Delivery(lane, 1, [Good(12)], [new Outcome(13, null, result.Rejection)]), Token);
        Assert.Equal(12L, Assert.Single(rest.Outcomes).Document);
    }

    [Fact]
    public async Task Documents_that_stand_by_themselves_are_written_although_another_is_refused()
    {
        await using var target = await OpenAsync(Token);
        var lane = Lane(1);
        await target.TakeLaneAsync(lane, adopt: false, Token);
        if (Bad(13) is not { } bad)
        {
            return;
        }

        var result = await target.WriteAsync(new Delivery(lane, 1, [Good(12), bad, Good(14)], []), Token);
        if (result.Rejection is null)
        {
            Assert.Equal([12L, 14L], result.Outcomes.Where(o => o.Rejection is null).Select(o => o.Document));
            Assert.Equal([13L], result.Outcomes.Where(o => o.Rejection is not null).Select(o => o.Document));
            Assert.Equal(2, await CountAsync());
        }
        else
        {
            Assert.Equal(0, await CountAsync());
        }
    }

    [Fact]
    public async Task A_target_with_checkpoints_knows_the_last_delivery_and_its_outcomes_in_another_process()
    {
        await using (var target = await OpenAsync(Token))
        {
            if (await target.TakeLaneAsync(Lane(1), adopt: false, Token) is not { } empty)
            {
                Assert.Equal(DeliveryGuarantee.AtLeastOnce, target.Guarantee);
                Assert.NotEqual("", target.GuaranteeReason);
                return;
            }

            Assert.Equal(0L, empty.Delivery);
            Assert.Equal(DeliveryGuarantee.ExactlyOnce, target.Guarantee);
            await target.WriteAsync(
                new Delivery(Lane(1), 7, [Good(11)], [new Outcome(10, null, new Rejection("1", "bad 'x' 😀", "f", null))]),
                Token
            );
        }

        await using var other = await OpenAsync(Token);
        var known = await other.TakeLaneAsync(Lane(2), adopt: false, Token);
        Assert.Equal(7L, known!.Delivery);
        Assert.Equal([10L, 11L], known.Outcomes.Select(o => o.Document));
        Assert.Equal("bad 'x' 😀", known.Outcomes[0].Rejection!.Message);
    }

    [Fact]
    public async Task An_older_holder_of_a_lane_writes_nothing_any_more()
    {
        await using var older = await OpenAsync(Token);
        if (await older.TakeLaneAsync(Lane(1), adopt: false, Token) is null)
        {
            return;
        }

        await using var newer = await OpenAsync(Token);
        await newer.TakeLaneAsync(Lane(2), adopt: false, Token);
        await Assert.ThrowsAsync<FencedException>(() => older.WriteAsync(new Delivery(Lane(1), 1, [Good(11)], []), Token));
        await Assert.ThrowsAsync<FencedException>(() => older.TakeLaneAsync(Lane(1), adopt: false, Token));
        await Assert.ThrowsAsync<FencedException>(() => newer.TakeLaneAsync(Lane(9) with { Store = "another" }, adopt: false, Token));
        Assert.Equal(0, await CountAsync());
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<Target> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A document that is accepted.</summary>
    protected abstract Document Good(long key);

    /// <summary>A document that is refused for its data; null: the target accepts everything.</summary>
    protected abstract Document? Bad(long key);

    /// <summary>The number of documents that have arrived.</summary>
    protected abstract Task<int> CountAsync();

    private static Lane Lane(long token) => new("store", "conformance", 0, token);
}
