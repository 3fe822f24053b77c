using Xunit;

namespace QingYi.Connectors.Testing;

/// <summary>The tests that every target must pass. Derive from this class and open a target that is empty at first.</summary>
public abstract class TargetConformance : IAsyncDisposable
{
    private static readonly LocalizedText Refused = new("bad 'x' 😀", "错误 'x' 😀");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_is_written_and_every_document_has_its_outcome_in_order()
    {
        await using var target = await OpenAsync(Token);
        var lane = Lane(1);
        await target.TakeLaneAsync(lane, adopt: false, Token);
        var outcomes = await WriteAsync(target, lane, [Good(11), Good(12)]);
        Assert.Equal([11L, 12L], outcomes.Select(o => o.Document));
        Assert.All(outcomes, o => Assert.Null(o.Rejection));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Whoever_looks_for_the_rows_of_a_document_changes_nothing_and_sees_them_or_a_reason()
    {
        string? answer;
        await using (var target = await OpenAsync(Token))
        {
            var lane = Lane(1);
            await target.TakeLaneAsync(lane, adopt: false, Token);
            answer = (await WriteAsync(target, lane, [Good(11)]))[0].Answer;
        }

        await using var looking = await OpenAsync(Token);
        var tables = await looking.FindAsync(Good(11), answer, 10, Token) ?? [];
        Assert.All(tables, t => Assert.True(t.Limitation is null || (t.Keys.Count == 0 && t.Rows.Count == 0)));
        Assert.All(tables, t => Assert.True(t.Keys.Count == 0 || t.Rows.Count is > 0 and <= 10));
        Assert.Equal(1, await CountAsync());
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
        if (target.Guarantee is null)
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

        var outcomes = await WriteAsync(target, lane, [Good(12), bad, Good(14)]);
        if (outcomes.Count > 0)
        {
            Assert.Equal([12L, 14L], outcomes.Where(o => o.Rejection is null).Select(o => o.Document));
            Assert.Equal([13L], outcomes.Where(o => o.Rejection is not null).Select(o => o.Document));
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
                Assert.True(target.Guarantee is not null, ConformanceTexts.GuaranteeUndeclared.ToString());
                Assert.NotEqual("", target.Guarantee.Reason.English);
                Assert.NotEqual("", target.Guarantee.Reason.Chinese);
                return;
            }

            Assert.Equal(0L, empty.Delivery);
            Assert.Null(target.Guarantee);
            await target.WriteAsync(
                new Delivery(Lane(1), 7, [Good(11)], [new Outcome(10, null, new Rejection("1", Refused, "f", null))]),
                Token
            );
        }

        await using var other = await OpenAsync(Token);
        var known = await other.TakeLaneAsync(Lane(2), adopt: false, Token);
        Assert.Equal(7L, known!.Delivery);
        Assert.Equal([10L, 11L], known.Outcomes.Select(o => o.Document));
        Assert.Equal(Refused, known.Outcomes[0].Rejection!.Message);
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

    [Fact]
    public async Task Each_lane_has_a_checkpoint_of_its_own()
    {
        await using var first = await OpenAsync(Token);
        await using var second = await OpenAsync(Token);
        var (lane, beside) = (Lane(1), Lane(1) with { Number = 1 });
        if (
            await first.TakeLaneAsync(lane, adopt: false, Token) is null
            || await second.TakeLaneAsync(beside, adopt: false, Token) is not { } taken
        )
        {
            return;
        }

        await first.WriteAsync(new Delivery(lane, 5, [Good(11)], []), Token);
        await second.WriteAsync(new Delivery(beside, taken.Delivery + 1, [Good(12)], []), Token);
        await using var other = await OpenAsync(Token);
        Assert.Equal(5L, (await other.TakeLaneAsync(Lane(2), adopt: false, Token))!.Delivery);
        Assert.Equal(taken.Delivery + 1, (await other.TakeLaneAsync(Lane(2) with { Number = 1 }, adopt: false, Token))!.Delivery);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_delivery_that_is_cancelled_is_not_half_written_on_a_target_with_transactions()
    {
        await using var target = await OpenAsync(Token);
        await target.TakeLaneAsync(Lane(1), adopt: false, Token);
        var cancelled = new CancellationToken(canceled: true);
        var failure = await Xunit.Record.ExceptionAsync(() =>
            target.WriteAsync(new Delivery(Lane(1), 1, [Good(11), Good(12)], []), cancelled)
        );
        Assert.True(failure is null or OperationCanceledException or TransientException, failure?.ToString());
        if (target.Guarantee is null)
        {
            Assert.Equal(failure is null ? 2 : 0, await CountAsync());
        }
    }

    [Fact]
    public async Task What_is_completed_twice_is_complete()
    {
        await using var target = await OpenAsync(Token);
        await target.TakeLaneAsync(Lane(1), adopt: false, Token);
        await target.WriteAsync(new Delivery(Lane(1), 1, [Good(11)], []), Token);
        await target.CompleteAsync(Token);
        await target.CompleteAsync(Token);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_deletion_finds_what_was_written_before_it_and_nothing_where_it_is_repeated()
    {
        if (Deletion(11) is not { } deletion)
        {
            return;
        }

        Assert.Equal(RecordChange.Delete, deletion.Change);
        await using var target = await OpenAsync(Token);
        var lane = Lane(1);
        await target.TakeLaneAsync(lane, adopt: false, Token);
        await WriteAsync(target, lane, [Good(11), Good(12)]);
        var outcomes = await WriteAsync(target, lane, [Good(13), deletion, Good(14)]);
        Assert.Equal([11L, 13L, 14L], outcomes.Select(o => o.Document).Order());
        Assert.All(outcomes, o => Assert.Null(o.Rejection));
        Assert.Equal(3, await CountAsync());
        await WriteAsync(target, lane, [deletion]);
        Assert.Equal(3, await CountAsync());
    }

    /// <summary>Frees the resources of the tests.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the target. The tests call it several times; all targets must write to the same place.</summary>
    protected abstract Task<Target> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Creates a document that the target accepts.</summary>
    protected abstract Document Good(long key);

    /// <summary>Creates a document that the target rejects because of its data; null: the target accepts everything.</summary>
    protected abstract Document? Bad(long key);

    /// <summary>The deletion of the record of a good document; null, the default: the target takes none.</summary>
    protected virtual Document? Deletion(long key) => null;

    /// <summary>Returns the number of documents that the target has written.</summary>
    protected abstract Task<int> CountAsync();

    // Like the engine, it writes documents without an outcome again. An empty result means that the delivery was rolled back.
    private static async Task<IReadOnlyList<Outcome>> WriteAsync(Target target, Lane lane, IReadOnlyList<Document> documents)
    {
        var outcomes = new List<Outcome>();
        while (documents.Where(d => outcomes.All(o => o.Document != d.Key)).ToList() is { Count: > 0 } open)
        {
            var result = await target.WriteAsync(new Delivery(lane, 1, open, outcomes), Token);
            if (result.Rejection is not null && open.Count > 1)
            {
                return [];
            }

            Assert.True(
                result.Rejection is not null || result.Outcomes.Any(o => open.Exists(d => d.Key == o.Document)),
                ConformanceTexts.NoOutcome.ToString()
            );
            outcomes.AddRange(result.Rejection is null ? result.Outcomes : [new Outcome(open[0].Key, null, result.Rejection)]);
        }

        return outcomes;
    }

    private static Lane Lane(long token) => new("store", "conformance", 0, token);
}
