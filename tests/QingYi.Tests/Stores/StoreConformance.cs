using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>
/// The tests for every store. Derive from the class and open the store at a place that is empty at first and the same for each call.
/// </summary>
public abstract partial class StoreConformance : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RecordQuery Rejected = new() { Status = RecordStatus.Rejected };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_its_records_and_its_cursor_are_there_when_the_store_is_opened_again()
    {
        await using (var store = Open())
        await using (var scheme = await store.AcquireAsync("s", Token))
        {
            var window = await scheme.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.Regular, "r1", Token);
            Assert.Equal(
                new StageResult(2, 0),
                await StageAsync(scheme, window, new Cursor("next", 1), 5, ("1", """{"a":"😀 \" \\"}"""), ("2", "{}"))
            );
        }

        await using var again = Open();
        await using var taken = await again.AcquireAsync("s", Token);
        var open = await taken.OpenWindowAsync(Token);
        Assert.Equal((new Cursor("next", 1), 2, 5L, false), (open!.Cursor, open.Seen.Count, open.Total, open.IsRead));
        Assert.Null(await again.WatermarkAsync("s", Token));
        Assert.Equal(
            [("1", """{"a":"😀 \" \\"}"""), ("2", "{}")],
            (await taken.WaitingAsync(0, 10, Token)).Select(r => (r.Id, Encoding.UTF8.GetString(r.Content.Span)))
        );
    }

    [Fact]
    public async Task What_waits_is_listed_without_contents_by_the_change_that_stored_it()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        StagedRecord[] page = [.. new[] { "1", "2", "3" }.Select(id => new StagedRecord(id, "no " + id, "{}"u8.ToArray()))];
        var staged = await scheme.StageAsync(new StagedPage(window, "r", page, [], null, null, DuplicatePolicy.ById, Start), Token);
        var listed = await scheme.ListWaitingAsync(0, 2, Token);
        Assert.Equal([("1", "no 1", staged.Revision), ("2", "no 2", staged.Revision)], listed.Select(r => (r.Id, r.Number, r.Revision)));
        Assert.Equal(["3"], (await scheme.ListWaitingAsync(listed[^1].Key, 2, Token)).Select(r => r.Id));
        Assert.Equal(["1", "2"], (await scheme.RecordsAsync([.. listed.Select(r => r.Key)], Token)).Select(r => r.Id));
    }

    [Fact]
    public async Task Only_a_closed_window_moves_the_watermark_and_a_back_fill_never_does()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var backfill = await scheme.BeginWindowAsync(Start.AddDays(5), Start.AddDays(9), WindowUse.BackFill, "r", Token);
        await StageAsync(scheme, backfill, null, null, ("1", "{}"));
        await scheme.CloseWindowAsync(backfill, Token);
        Assert.Null(await store.WatermarkAsync("s", Token));
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("2", "{}"));
        Assert.Null(await store.WatermarkAsync("s", Token));
        await scheme.CloseWindowAsync(window, Token);
        Assert.Equal(Start.AddDays(1), await store.WatermarkAsync("s", Token));
        Assert.Null(await scheme.OpenWindowAsync(Token));
    }

    [Fact]
    public async Task A_window_read_again_forgets_what_it_saw_but_no_record()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, 2, ("1", "{}"));
        await scheme.RestartWindowAsync(window, Token);
        var open = await scheme.OpenWindowAsync(Token);
        Assert.Equal(((Cursor?)null, 0, (long?)null, false), (open!.Cursor, open.Seen.Count, open.Total, open.IsRead));
        Assert.Single(await scheme.WaitingAsync(0, 10, Token));
    }

    [Theory]
    [InlineData(nameof(DuplicatePolicy.ById), false, false)]
    [InlineData(nameof(DuplicatePolicy.ById), true, false)]
    [InlineData(nameof(DuplicatePolicy.ByContent), false, false)]
    [InlineData(nameof(DuplicatePolicy.ByContent), true, true)]
    [InlineData(nameof(DuplicatePolicy.Never), false, true)]
    [InlineData(nameof(DuplicatePolicy.Never), true, true)]
    [InlineData(nameof(DuplicatePolicy.Never), true, true, true)]
    [InlineData(nameof(DuplicatePolicy.Never), false, false, true)]
    public async Task A_delivered_record_that_comes_again_waits_only_where_the_policy_says_so(
        string policy,
        bool changed,
        bool waits,
        bool inSameWindow = false
    )
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        await DeliverAsync(scheme, 1, null);
        window = inSameWindow ? window : await scheme.BeginWindowAsync(Start.AddDays(1), Start.AddDays(2), WindowUse.Regular, "r", Token);
        var again = await StageAsync(
            scheme,
            window,
            null,
            null,
            Enum.Parse<DuplicatePolicy>(policy),
            ("1", changed ? """{"b":1}""" : "{}")
        );
        Assert.Equal(waits ? new StageResult(1, 0) : new StageResult(0, 1), again);
        Assert.Equal(waits ? 1 : 0, (await scheme.WaitingAsync(0, 10, Token)).Count);
    }

    [Fact]
    public async Task A_delivery_that_was_begun_is_found_with_the_content_it_was_begun_with()
    {
        await using (var store = Open())
        await using (var scheme = await store.AcquireAsync("s", Token))
        {
            var window = await DayAsync(scheme);
            await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""), ("2", "{}"));
            await BeginAsync(scheme, 1);
            await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"v":2}"""));
        }

        await using var again = Open();
        await using var taken = await again.AcquireAsync("s", Token);
        var pending = await taken.PendingAsync(0, Token);
        Assert.Equal((1L, "v1", "r"), (pending!.Number, pending.Version, pending.Run));
        Assert.Equal([("1", """{"v":1}"""), ("2", "{}")], pending.Records.Select(r => (r.Id, Encoding.UTF8.GetString(r.Content.Span))));
        await taken.AdvanceAsync(
            new Settlement(0, 1, [.. pending.Records.Select(r => new Outcome(r.Key, null, null))], Start),
            null,
            Token
        );
        Assert.Null(await taken.PendingAsync(0, Token));
        Assert.Equal(1L, await taken.LastDeliveryAsync(0, Token));
        Assert.Equal("""{"v":2}""", Encoding.UTF8.GetString(Assert.Single(await taken.WaitingAsync(0, 10, Token)).Content.Span));
    }

    [Fact]
    public async Task A_scheme_is_held_by_one_at_a_time_and_an_older_holder_changes_nothing()
    {
        await using var store = Open();
        var first = await store.AcquireAsync("s", Token);
        Assert.Equal("QY5008", (await Assert.ThrowsAsync<StoreException>(() => store.AcquireAsync("s", Token))).Code);
        await using var other = await store.AcquireAsync("t", Token);
        await first.DisposeAsync();
        await using var second = await store.AcquireAsync("s", Token);
        Assert.True(second.Epoch > first.Epoch);
        var e = await Assert.ThrowsAsync<StoreException>(() => DayAsync(first));
        Assert.Equal("QY5009", e.Code);
        Assert.Null(await second.OpenWindowAsync(Token));
    }

    [Fact]
    public async Task Every_text_of_a_scheme_is_kept()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.SaveVersionAsync("a", "text a", Token);
        await scheme.SaveVersionAsync("b", "text b", Token);
        await scheme.SaveVersionAsync("a", "text a", Token);
        Assert.Equal("text a", await store.TextAsync("s", Token));
        Assert.Equal(
            ("text a", "text b", null),
            (await scheme.VersionAsync("a", Token), await scheme.VersionAsync("b", Token), await scheme.VersionAsync("c", Token))
        );
    }

    [Fact]
    public async Task The_store_has_one_id_for_ever()
    {
        string id;
        await using (var store = Open())
        {
            id = store.Id;
        }

        await using var again = Open();
        Assert.Equal(id, again.Id);
    }

    [Fact]
    public async Task The_shape_is_that_of_the_records_which_the_scheme_fetched_itself()
    {
        await using var store = Open();
        await using var feeder = await store.AcquireAsync("t", Token);
        await StageAsync(feeder, await DayAsync(feeder), null, null, ("1", "{}"));
        var sent = await BeginAsync(feeder, 1);
        await feeder.AdvanceAsync(
            new Settlement(0, 1, [new Outcome(sent[0].Key, null, null)], Start)
            {
                Chained = [new ChainedRecord("s", new StagedRecord("9", "no 9", Encoding.UTF8.GetBytes("{}")))],
            },
            null,
            Token
        );
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.SaveShapeAsync("id 'a'", Token);
        Assert.Single(await scheme.WaitingAsync(0, 10, Token));
        Assert.Null(await store.ShapeAsync("s", Token));
        await StageAsync(scheme, await DayAsync(scheme), null, null, ("1", "{}"));
        Assert.Equal("id 'a'", await store.ShapeAsync("s", Token));
    }

    [Fact]
    public async Task Runs_are_listed_with_the_newest_first()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await using var other = await store.AcquireAsync("t", Token);
        var first = new StoredRun("1", "s", RunStatus.Failed, Start, Start.AddSeconds(2), """{"fault":1}""");
        await scheme.SaveRunAsync(first, Token);
        await scheme.SaveRunAsync(first with { Id = "2", Started = Start.AddHours(1) }, Token);
        await other.SaveRunAsync(first with { Id = "3", Scheme = "t", Started = Start.AddHours(2) }, Token);
        Assert.Equal(["3", "2"], (await store.RunsAsync([], 2, Token)).Select(r => r.Id));
        Assert.Equal(["2", "1"], (await store.RunsAsync(["s"], 2, Token)).Select(r => r.Id));
        Assert.Equal(["3", "2"], (await store.RunsAsync(["t", "s", "unknown"], 2, Token)).Select(r => r.Id));
        Assert.Empty(await store.RunsAsync(["unknown"], 2, Token));
        Assert.Equal(first, (await store.RunsAsync(["s"], 10, Token))[1]);
        Assert.Equal(first, await store.FindRunAsync(first.Id, Token));
        Assert.Null(await store.FindRunAsync("nothing", Token));
    }

    [Fact]
    public async Task Ids_and_numbers_are_kept_as_they_are_whatever_stands_in_them()
    {
        string[] ids =
        [
            "O'Brien \"x\"",
            "\\",
            "a\\u0041",
            "007",
            "7",
            "1e5",
            "100000",
            "true",
            "null",
            "[]",
            "{}",
            " a",
            "a ",
            "A",
            "a",
            "é",
            "e\u0301",
            "👩‍👩‍👧‍👦",
            "第一行\n第二行",
            "\u0000",
            "a\u0000b",
            "12345678901234567890",
            "-0",
            new string('x', 600),
        ];
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        Assert.Equal(
            new StageResult(ids.Length, 0),
            await StageAsync(scheme, window, null, null, [.. ids.Select(i => (i, $"{{\"n\":{ids.IndexOf(i)}}}"))])
        );
        var waiting = await scheme.WaitingAsync(0, 100, Token);
        Assert.Equal(ids, waiting.Select(r => r.Id));
        Assert.Equal(ids.Select(i => "no " + i), waiting.Select(r => r.Number));
        Assert.Equal(ids.Select((_, n) => $"{{\"n\":{n}}}"), waiting.Select(r => Encoding.UTF8.GetString(r.Content.Span)));
        Assert.Equal(
            new StageResult(0, ids.Length),
            await StageAsync(scheme, window, null, null, [.. ids.Select(i => (i, $"{{\"n\":{ids.IndexOf(i)}}}"))])
        );
        foreach (var id in ids)
        {
            Assert.Equal(id, (await store.FindAsync("s", id, Token))!.Listing.Id);
        }
    }

    [Theory]
    [InlineData(1, new[] { 0, 1, 2, 3 })]
    [InlineData(100, new[] { 0, 1, 2, 3 })]
    [InlineData(1, new[] { 3, 1, 0, 2 })]
    public async Task Contents_come_back_as_they_are_wherever_in_memory_they_lie_and_however_little_they_can_be_packed(
        int between,
        int[] order
    )
    {
        // Random numbers hardly compress.
        var random = new Random(7);
        var texts = order
            .Select(_ =>
            {
                var noise = new byte[300_000];
                random.NextBytes(noise);
                return $"{{\"n\":\"{Convert.ToBase64String(noise)}\"}}";
            })
            .ToList();
        var memory = Encoding.UTF8.GetBytes(string.Join(new string(',', between), texts)).AsMemory();
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        List<StagedRecord> records =
        [
            .. order.Select(o => new StagedRecord($"{o}", "", memory.Slice(texts.Take(o).Sum(t => t.Length + between), texts[o].Length))),
        ];
        await scheme.StageAsync(new StagedPage(window, "r", records, [], null, null, DuplicatePolicy.ById, Start), Token);
        Assert.Equal(
            order.Select(o => texts[o]),
            (await scheme.WaitingAsync(0, 9, Token)).Select(r => Encoding.UTF8.GetString(r.Content.Span))
        );
    }

    public abstract ValueTask DisposeAsync();

    protected abstract RecordStore Open();

    private static Task<StoredWindow> DayAsync(SchemeStore scheme) =>
        scheme.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.Regular, "r", Token);

    private static Task<StageResult> StageAsync(
        SchemeStore scheme,
        StoredWindow window,
        Cursor? next,
        long? total,
        params (string Id, string Content)[] records
    ) => StageAsync(scheme, window, next, total, DuplicatePolicy.ById, records);

    // The store itself chooses the number of the change.
    private static async Task<StageResult> StageAsync(
        SchemeStore scheme,
        StoredWindow window,
        Cursor? next,
        long? total,
        DuplicatePolicy policy,
        params (string Id, string Content)[] records
    ) =>
        await scheme.StageAsync(
            new StagedPage(
                window,
                "r",
                [.. records.Select(r => new StagedRecord(r.Id, "no " + r.Id, Encoding.UTF8.GetBytes(r.Content)))],
                [.. records.Select(r => (long)r.Id.GetHashCode(StringComparison.Ordinal))],
                next,
                total,
                policy,
                Start
            ),
            Token
        ) with
        {
            Revision = 0,
        };

    private static async Task<IReadOnlyList<StoredRecord>> BeginAsync(SchemeStore scheme, long number)
    {
        var waiting = await scheme.WaitingAsync(0, 10, Token);
        await scheme.AdvanceAsync(null, new DeliveryStart(0, number, "v1", Start, Start.AddDays(1), "r", Start, waiting), Token);
        Assert.Empty(await scheme.WaitingAsync(0, 10, Token));
        return waiting;
    }

    private static Task<int> MoveAsync(RecordStore store, RecordStatus to, RecordStatus from, string? id = null, string? code = null) =>
        store.MoveAsync("s", new RecordChoice([from], id is null ? [] : [id], code), to, By(Start), Token);

    private static async Task DeliverAsync(SchemeStore scheme, long number, Rejection? rejection)
    {
        var sent = await BeginAsync(scheme, number);
        await scheme.AdvanceAsync(
            new Settlement(0, number, [.. sent.Select(s => new Outcome(s.Key, "{}", rejection))], Start),
            null,
            Token
        );
    }
}
