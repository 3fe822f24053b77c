using System.Security.Cryptography;
using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>Lists of records, schedules, and retention.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task A_window_leaves_nothing_behind_but_itself_and_an_empty_page_nothing()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, new Cursor("2", 1), null, ("1", "{}"));
        Assert.Single((await scheme.OpenWindowAsync(Token))!.Seen);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        await scheme.CloseWindowAsync(window, Token);
        Assert.Equal(1L, store.Lookups.LastChange("s"));
        Assert.Equal((0, 1), (await CountAsync("seen"), await CountAsync("page")));
    }

    [Fact]
    public async Task How_far_all_schemes_are_is_told_at_once()
    {
        await using var store = Open();
        await using (var other = await store.AcquireAsync("t", Token)) { }

        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        await StageAsync(scheme, window, null, null, ("3", "{}"));
        await scheme.CloseWindowAsync(window, Token);
        var summary = await store.SummaryAsync(Token);
        Assert.Equal([("s", Start.AddDays(1)), ("t", null)], summary.Select(s => (s.Scheme, s.Watermark)));
        Assert.Equal(
            [(RecordStatus.Waiting, 1L), (RecordStatus.Rejected, 2L)],
            summary[0].Backlog.OrderBy(b => b.Key).Select(b => (b.Key, b.Value))
        );
        Assert.Empty(summary[1].Backlog);
    }

    /// <summary>The rows of a table of the store.</summary>
    protected abstract Task<int> CountAsync(string table);

    [Fact]
    public async Task Records_are_listed_by_status_code_id_number_and_page()
    {
        await using var store = Open();
        await using var other = await store.AcquireAsync("t", Token);
        await StageAsync(other, await DayAsync(other), null, null, ("1", "{}"), ("9", "{}"));
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        await StageAsync(scheme, window, null, null, ("3", "{}"));
        var all = await ListAsync(new RecordQuery());
        Assert.Equal("1 2 3", all.Ids);
        Assert.Equal("2 3", (await ListAsync(new RecordQuery { After = all.First, Limit = 2 })).Ids);
        Assert.Equal("1", (await ListAsync(new RecordQuery { Limit = 1 })).Ids);
        Assert.Equal("1 2", (await ListAsync(Rejected)).Ids);
        Assert.Equal("1 2", (await ListAsync(new RecordQuery { Code = "1406" })).Ids);
        Assert.Equal("", (await ListAsync(Rejected with { Code = "1292" })).Ids);
        Assert.Equal("2", (await ListAsync(new RecordQuery { Name = "no 2" })).Ids);
        Assert.Equal("3", (await ListAsync(new RecordQuery { Name = "3" })).Ids);
        Assert.Equal("1 2", (await ListAsync(new RecordQuery { Since = Start })).Ids);
        Assert.Equal("", (await ListAsync(new RecordQuery { Since = Start.AddSeconds(1) })).Ids);

        async Task<(string Ids, long First)> ListAsync(RecordQuery query)
        {
            var found = await store.ListAsync("s", query, Token);
            return (string.Join(' ', found.Select(r => r.Id)), found.Count == 0 ? 0 : found[0].Key);
        }
    }

    [Fact]
    public async Task Records_that_come_by_themselves_wait_while_another_holds_the_scheme()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var came = new PostedRecords([new("1", "no 1", Encoding.UTF8.GetBytes("{}"))], DuplicatePolicy.ById, Start);
        Assert.Equal(new StageResult(1, 0), await store.AcceptAsync("s", came, Token) with { Revision = 0 });
        Assert.Equal(new StageResult(0, 1), await store.AcceptAsync("s", came, Token) with { Revision = 0 });
        Assert.Single(await scheme.WaitingAsync(0, 10, Token));
        Assert.Null(await store.ShapeAsync("s", Token));
    }

    [Fact]
    public async Task Of_many_that_want_a_scheme_at_once_one_gets_it_and_who_gives_it_back_twice_takes_it_from_nobody()
    {
        await using var store = Open();
        for (var round = 0; round < 20; round++)
        {
            var wanted = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            try
                            {
                                return await store.AcquireAsync("s", Token);
                            }
                            catch (StoreException e) when (e.Code == "QY5008")
                            {
                                return null;
                            }
                        })
                    )
            );
            var got = Assert.Single(wanted, w => w is not null)!;
            await got.DisposeAsync();
            await using var next = await store.AcquireAsync("s", Token);
            await got.DisposeAsync();
            Assert.Equal("QY5008", (await Assert.ThrowsAsync<StoreException>(() => store.AcquireAsync("s", Token))).Code);
        }
    }

    [Fact]
    public async Task A_scheme_stays_paused_until_it_is_resumed()
    {
        await using (var store = Open())
        {
            Assert.False(await store.IsPausedAsync("s", Token));
            await store.PauseAsync("s", pause: true, By(Start), Token);
        }

        await using var again = Open();
        Assert.True(await again.IsPausedAsync("s", Token));
        await again.PauseAsync("s", pause: false, By(Start), Token);
        Assert.False(await again.IsPausedAsync("s", Token));
        Assert.Equal(
            ["resumed", "paused"],
            (await again.Access.AuditAsync(new AuditQuery { Scheme = "s" }, Token)).Select(a => a.Action.English)
        );
    }

    [Fact]
    public async Task A_moment_of_a_schedule_is_given_once()
    {
        await using var store = Open();
        var firing = new Firing("s", "schedule", Start);
        Assert.Null(await store.LastFiringAsync("s", "schedule", Token));
        Assert.True(await store.ClaimAsync(firing, Token));
        Assert.False(await store.ClaimAsync(firing, Token));
        Assert.True(await store.ClaimAsync(firing with { Lane = "remedy" }, Token));
        Assert.Equal((Start, false), await store.LastFiringAsync("s", "schedule", Token));
        await store.FinishAsync(firing, Token);
        Assert.False(await store.ClaimAsync(firing, Token));
        Assert.True(await store.ClaimAsync(firing with { At = Start.AddMinutes(1) }, Token));
        Assert.Equal((Start.AddMinutes(1), false), await store.LastFiringAsync("s", "schedule", Token));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_has_read_is_to_be_read_again()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await scheme.CloseWindowAsync(await DayAsync(scheme), Token);
        Assert.Null(await scheme.RewindAsync(Start.AddDays(1), Token));
        await scheme.CloseWindowAsync(
            await scheme.BeginWindowAsync(Start.AddDays(1), Start.AddDays(2), WindowUse.Regular, "r", Token),
            Token
        );
        await scheme.BeginWindowAsync(Start.AddDays(2), Start.AddDays(3), WindowUse.Regular, "r", Token);
        Assert.Equal((Start.AddDays(3), Start.AddDays(1)), await scheme.RewindAsync(Start.AddHours(30), Token));
        Assert.Equal(Start.AddDays(1), await store.WatermarkAsync("s", Token));
        Assert.Null(await scheme.OpenWindowAsync(Token));
        Assert.Null(await scheme.RewindAsync(Start.AddHours(30), Token));
    }

    [Fact]
    public async Task Nothing_is_passed_over_although_the_clock_was_ahead_for_so_long_that_windows_were_forgotten()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var last = 0L;
        foreach (var (from, to) in new[] { (0, 1), (1, 400), (400, 401) })
        {
            var window = await scheme.BeginWindowAsync(Start.AddDays(from), Start.AddDays(to), WindowUse.Regular, "r", Token);
            last = window.Number;
            await scheme.CloseWindowAsync(window, Token);
        }

        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), Start.AddDays(500), Token);
        Assert.Equal((Start.AddDays(401), Start.AddDays(1)), await scheme.RewindAsync(Start.AddDays(2), Token));
        Assert.Equal(Start.AddDays(1), await store.WatermarkAsync("s", Token));

        // A window is identified by its number, which no other window can get.
        Assert.True((await scheme.BeginWindowAsync(Start.AddDays(1), Start.AddDays(2), WindowUse.Regular, "r", Token)).Number > last);
    }

    [Fact]
    public async Task Of_a_scheme_that_others_look_at_only_what_was_replaced_is_let_go()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""));
        await DeliverAsync(scheme, 1, null);
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"v":2}"""));
        await DeliverAsync(scheme, 2, null);
        Assert.True(
            await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), ["s"]), Start.AddDays(31), Token) > 0
        );
        Assert.Equal("""{"v":2}""", Encoding.UTF8.GetString((await store.FindAsync("s", "1", Token))!.Content!.Value.Span));
    }

    [Fact]
    public async Task Contents_that_were_delivered_long_ago_are_let_go_and_their_ids_stay()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"));
        await DeliverAsync(scheme, 1, null);
        await StageAsync(scheme, window, null, null, ("2", "{}"));
        await DeliverAsync(scheme, 2, new Rejection("1406", "too long", null, null));
        await StageAsync(scheme, window, null, null, ("3", """{"kept":1}"""));
        await scheme.SaveRunAsync(new StoredRun("1", "s", RunStatus.Succeeded, Start, Start, "{}"), Token);
        await scheme.SaveRunAsync(new StoredRun("2", "s", RunStatus.Succeeded, Start, Start, "{}") { DidSomething = false }, Token);
        var month = new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []);
        Assert.Equal(0, await store.PruneAsync(month, Start.AddDays(29), Token));
        Assert.Equal(0, await store.PruneAsync(month with { LookedAt = ["s"] }, Start.AddDays(31), Token));
        Assert.True(await store.PruneAsync(month, Start.AddDays(31), Token) > 0);
        Assert.Null((await store.FindAsync("s", "1", Token))!.Content);
        Assert.NotNull((await store.FindAsync("s", "2", Token))!.Content);
        Assert.NotNull((await store.FindAsync("s", "3", Token))!.Content);
        Assert.Equal(0, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Delivered));
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, null, null, ("1", "{}")));
        Assert.Single(await store.RunsAsync(["s"], 10, Token));
        await store.PruneAsync(month, Start.AddDays(91), Token);
        Assert.Empty(await store.RunsAsync(["s"], 10, Token));
        Assert.Empty(await store.CheckAsync(Token));
    }

    /// <summary>Deletes 60 MB of contents while others write.</summary>
    /// <param name="store">An empty store.</param>
    /// <param name="release">The work that follows while they still write.</param>
    protected static async Task LetGoAsync(RecordStore store, Func<Task> release)
    {
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        for (var page = 1; page <= 40; page++)
        {
            await StageAsync(
                scheme,
                window,
                null,
                null,
                ($"{page}", $"\"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(1_500_000))}\"")
            );
            await DeliverAsync(scheme, page, null);
        }

        await StageAsync(scheme, window, null, null, ("kept", """{"kept":1}"""));
        var written = 0;
        var pruning = Task.Run(() => PruneAsync(store, release), Token);
        do
        {
            written += (
                await store.AcceptAsync(
                    "other",
                    new PostedRecords(
                        [new StagedRecord($"{written}", "", Encoding.UTF8.GetBytes($"[{written}]"))],
                        DuplicatePolicy.ById,
                        Start
                    ),
                    Token
                )
            ).Stored;
        } while (!pruning.IsCompleted);
        Assert.True(await pruning > 40 * 1_500_000);
        Assert.Equal(
            $"[{written - 1}]",
            Encoding.UTF8.GetString((await store.FindAsync("other", $"{written - 1}", Token))!.Content!.Value.Span)
        );
        Assert.Equal("""{"kept":1}""", Encoding.UTF8.GetString((await store.FindAsync("s", "kept", Token))!.Content!.Value.Span));
        Assert.Empty(await store.CheckAsync(Token));
    }

    private static async Task<long> PruneAsync(RecordStore store, Func<Task> release)
    {
        var freed = await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), Start.AddDays(31), Token);
        await release();
        return freed;
    }
}
