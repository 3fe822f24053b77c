using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    private static readonly RecordQuery Missing = new() { IsMissing = true };

    [Fact]
    public async Task What_a_listing_does_not_contain_is_missing_until_the_source_has_it_again()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var ids = scheme.Listing;
        Assert.Null(await ids.SinceAsync(Token));
        var window = await DayAsync(scheme);
        string[] hostile = ["1", "'; --", "😀 \"\\", "A", "a", "a "];
        await StageAsync(scheme, window, null, null, [.. hostile.Select(h => (h, "{}"))]);
        Assert.Equal(Start, await ids.SinceAsync(Token));

        Assert.Equal(4, await ids.AddAsync(1, ["1", "A", "😀 \"\\", "new"], Token));
        Assert.Equal(1, await ids.AddAsync(1, ["1", "2nd new"], Token));
        Assert.Equal(1, await ids.AddAsync(2, ["1"], Token));
        var found = await ids.CompareAsync(Start.AddHours(1), coversAll: false, Token);
        Assert.Equal((5L, 6L, 3L, 2L), (found.Listed, found.Compared, found.Missing, found.NotStored));
        Assert.Equal(["'; --", "a", "a "], found.MissingIds);
        Assert.Equal(["2nd new", "new"], found.NotStoredIds);
        Assert.Equal(0, await ids.KeepAsync(Start.AddHours(1), Start.AddDays(1), marks: true, "p1", Token));
        await ids.ClearAsync(Token);
        Assert.Equal((0, 0), (await CountAsync("listed"), await CountAsync("absent")));
        Assert.Equal(["'; --", "a", "a "], (await store.ListAsync("s", Missing, Token)).Select(r => r.Id));
        Assert.Empty(await store.ListAsync("s", Missing with { Status = RecordStatus.Delivered }, Token));

        // The second pass in a row confirms it; what is there again is forgotten.
        await ids.AddAsync(1, ["1", "A", "😀 \"\\", "a "], Token);
        await ids.CompareAsync(Start.AddHours(2), coversAll: false, Token);
        Assert.Equal(2, await ids.KeepAsync(Start.AddHours(2), Start.AddDays(1), marks: true, "p2", Token));
        await ids.ClearAsync(Token);
        Assert.Equal(
            [("'; --", new MissingRecord(Start.AddHours(1), 2, true)), ("a", new MissingRecord(Start.AddHours(1), 2, true))],
            (await store.ListAsync("s", Missing, Token)).Select(r => (r.Id, r.Missing!))
        );
        Assert.Contains("missing", (await store.FindAsync("s", "a", Token))!.Events.Select(e => e.What));

        // The same content again shows that the record is there.
        await StageAsync(scheme, window, null, null, ("a", "{}"), ("1", "{}"));
        Assert.Equal(["'; --"], (await store.ListAsync("s", Missing, Token)).Select(r => r.Id));
        Assert.Contains("returned", (await store.FindAsync("s", "a", Token))!.Events.Select(e => e.What));
        Assert.Null((await store.FindAsync("s", "1", Token))!.Listing.Missing);
        await scheme.ResetAsync(By(Start), Token);
        Assert.Equal(0, await CountAsync("missing"));
    }

    [Fact]
    public async Task A_record_is_gone_when_the_scheme_has_read_on_since_the_first_pass_that_missed_it()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await StageAsync(scheme, await DayAsync(scheme), null, null, ("1", "{}"), ("2", "{}"));
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(1), null, "1"));
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(2), null, "1"));
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(3), Start.AddMinutes(59), "1"));
        Assert.Equal(1, await PassAsync(scheme, Start.AddHours(4), Start.AddHours(1), "1"));
        Assert.Equal(4, Assert.Single(await store.ListAsync("s", Missing, Token)).Missing!.Passes);

        // A pass that finds it begins anew.
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(5), Start.AddHours(5), "1", "2"));
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(6), Start.AddHours(6), "1"));

        // Whatever the clock says.
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(6), Start.AddHours(6), "1", "2"));
        Assert.Empty(await store.ListAsync("s", Missing, Token));
        Assert.Equal(0, await PassAsync(scheme, Start.AddHours(7), Start.AddHours(9), "1"));
        Assert.Equal(1, await PassAsync(scheme, Start.AddHours(6), Start.AddHours(9), "1"));
        Assert.Single(await store.ListAsync("s", Missing, Token));
    }

    [Fact]
    public async Task A_listing_leaves_alone_what_it_cannot_contain()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await StageAsync(scheme, await DayAsync(scheme), null, null, ("read", "{}"), (StagedRecord.Nameless + "5", "{}"), ("gone", "{}"));
        var backFill = await scheme.BeginWindowAsync(Start.AddDays(-9), Start, WindowUse.BackFill, "r", Token);
        await StageAsync(scheme, backFill, null, null, ("back-filled", "{}"));
        var other = await scheme.BeginWindowAsync(Start.AddDays(-90), Start, WindowUse.Other, "r", Token);
        await StageAsync(scheme, other, null, null, ("of another request", "{}"));
        await StageAsync(scheme, await DayAsync(scheme), Deleted("gone", partial: true));
        await AcceptAsync("posted", Start);
        await AcceptAsync("later", Start.AddHours(2));
        Assert.Equal(Start.AddDays(-9), await scheme.Listing.SinceAsync(Token));
        var own = await scheme.Listing.CompareAsync(Start.AddHours(1), coversAll: false, Token);
        Assert.Equal((2L, 2L), (own.Compared, own.Missing));
        Assert.Equal(["read", "back-filled"], own.MissingIds);
        await scheme.Listing.ClearAsync(Token);
        var all = await scheme.Listing.CompareAsync(Start.AddHours(1), coversAll: true, Token);
        Assert.Equal(["read", "back-filled", "of another request", "posted"], all.MissingIds);
        await scheme.Listing.ClearAsync(Token);

        // The retention keeps what tells them apart.
        await scheme.CloseWindowAsync(backFill, Token);
        await scheme.CloseWindowAsync(other, Token);
        var later = await scheme.BeginWindowAsync(Start.AddDays(99), Start.AddDays(100), WindowUse.Regular, "r", Token);
        await scheme.CloseWindowAsync(later, Token);
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30), []), Start.AddDays(500), Token);
        Assert.Equal(Start.AddDays(-9), await scheme.Listing.SinceAsync(Token));
        Assert.Equal(2, (await scheme.Listing.CompareAsync(Start.AddHours(1), coversAll: false, Token)).Missing);

        Task AcceptAsync(string id, DateTimeOffset at) =>
            store.AcceptAsync("s", new PostedRecords([new StagedRecord(id, "", "{}"u8.ToArray())], DuplicatePolicy.ById, at), Token);
    }

    [Fact]
    public async Task What_is_gone_is_deleted_with_its_last_content_and_no_longer_missing()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""), ("2", """{"v":2}"""), ("3", """{"v":3}"""));
        await DeliverAsync(scheme, 1, null);
        await PassAsync(scheme, Start.AddHours(1), Start.AddHours(9), "1");
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("3", """{"v":4}"""));
        await PassAsync(scheme, Start.AddHours(2), Start.AddHours(9), "1");
        Assert.Equal(1, (await DeleteAsync())!.Value.Waiting);
        Assert.Null(await DeleteAsync());
        Assert.Equal(["3"], (await store.ListAsync("s", Missing, Token)).Select(r => r.Id));
        Assert.Equal(
            [("2", """{"v":2}""", RecordChange.Delete), ("3", """{"v":4}""", RecordChange.Upsert)],
            (await scheme.WaitingAsync(0, 10, Token)).Select(r => (r.Id, Text(r), r.Change))
        );
        Assert.Empty(await store.CheckAsync(Token));

        // Once its content has been deleted, a record is deleted by its key.
        await DeliverAsync(scheme, 2, null);
        await store.PruneAsync(new Retention(TimeSpan.Zero, TimeSpan.FromDays(900), []), Start.AddDays(30), Token);
        await PassAsync(scheme, Start.AddHours(3), Start.AddHours(9), "1");
        Assert.Equal(1, (await DeleteAsync())!.Value.Waiting);
        var waiting = Assert.Single(await scheme.WaitingAsync(0, 10, Token));
        Assert.Equal(("3", """{"id":"3"}""", "no 3"), (waiting.Id, Text(waiting), waiting.Number));

        Task<StageResult?> DeleteAsync() =>
            scheme.Listing.DeleteAsync(
                Start.AddHours(9),
                (id, number) =>
                    new StagedRecord(id, number, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""))
                    {
                        Change = RecordChange.Delete,
                        IsPartial = true,
                    },
                "p",
                Start.AddHours(3),
                Token
            );
    }

    [Fact]
    public async Task A_listing_of_an_earlier_lease_is_no_part_of_the_next_one_and_goes_in_time()
    {
        await using var store = Open();
        await using (var killed = await store.AcquireAsync("s", Token))
        {
            await StageAsync(killed, await DayAsync(killed), null, null, ("1", "{}"), ("2", "{}"));
            await killed.Listing.AddAsync(1, ["1", "2"], Token);
            await killed.Listing.CompareAsync(Start.AddHours(1), coversAll: false, Token);
        }

        await using var scheme = await store.AcquireAsync("s", Token);
        await PassAsync(scheme, Start.AddHours(1), Start.AddHours(9), "1");
        Assert.Equal(["2"], (await store.ListAsync("s", Missing, Token)).Select(r => r.Id));
        await using (var killed = await store.AcquireAsync("t", Token))
        {
            await killed.Listing.AddAsync(1, ["1"], Token);
        }

        await using var current = await store.AcquireAsync("t", Token);
        await current.Listing.AddAsync(1, ["2"], Token);
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30), []), Start.AddDays(90), Token);
        Assert.Equal((1, 0), (await CountAsync("listed"), await CountAsync("absent")));
    }

    [Fact]
    public async Task The_result_of_the_last_reconciliation_stays()
    {
        await using var store = Open();
        Assert.Null(await store.ReconciliationAsync("s", Token));
        await using var scheme = await store.AcquireAsync("s", Token);
        await SaveAsync("1", isReconciliation: true, "{}");
        await SaveAsync("2", isReconciliation: true, """{"n":1}""");
        await SaveAsync("3", isReconciliation: false, "{}");
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30), []), Start.AddDays(90), Token);
        Assert.Equal(
            ("2", """{"n":1}"""),
            ((await store.ReconciliationAsync("s", Token))!.Id, Assert.Single(await store.RunsAsync(["s"], 9, Token)).Report)
        );

        Task SaveAsync(string id, bool isReconciliation, string report) =>
            scheme.SaveRunAsync(
                new StoredRun(id, "s", RunStatus.Succeeded, Start, Start, report) { IsReconciliation = isReconciliation },
                Token
            );
    }

    [Fact]
    public async Task A_hundred_thousand_ids_are_compared_in_blocks()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await using var other = await store.AcquireAsync("t", Token);
        var (window, elsewhere) = (await DayAsync(scheme), await DayAsync(other));
        for (var page = 0; page < 20; page++)
        {
            await StageAsync(scheme, window, null, null, [.. Page(page).Select(i => ($"{i}", "{}"))]);
            await StageAsync(other, elsewhere, null, null, ($"of t {page}", "{}"));
            await scheme.Listing.AddAsync(1, [.. Page(page).Where(i => i % 10_000 != 7).Select(i => $"{i}")], Token);
        }

        var found = await scheme.Listing.CompareAsync(Start.AddHours(1), coversAll: false, Token);
        Assert.Equal((99_990L, 100_000L, 10L, 0L), (found.Listed, found.Compared, found.Missing, found.NotStored));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{(i * 10_000) + 7}"), found.MissingIds);
        await scheme.Listing.ClearAsync(Token);
        Assert.Equal(0, await CountAsync("listed"));

        static IEnumerable<int> Page(int page) => Enumerable.Range(page * 5000, 5000);
    }

    [Fact]
    public async Task The_profile_of_a_scheme_is_kept_until_it_is_reset()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        Assert.Null(await scheme.ProfileAsync(Token));
        var profile = $$"""{"no '":"😀 {{new string('x', 100_000)}}"}""";
        await scheme.SaveProfileAsync("{}", null, Token);
        await scheme.SaveProfileAsync(profile, By(Start), Token);
        Assert.Equal(profile, await scheme.ProfileAsync(Token));
        Assert.Contains(
            "accepted",
            Assert.Single(await AuditAsync(store, new AuditQuery { Scheme = "s" })).Action.English,
            StringComparison.Ordinal
        );
        await scheme.ResetAsync(By(Start), Token);
        Assert.Null(await scheme.ProfileAsync(Token));
    }

    private static async Task<long> PassAsync(SchemeStore scheme, DateTimeOffset at, DateTimeOffset? readUpTo, params string[] ids)
    {
        await scheme.Listing.AddAsync(1, ids, Token);
        await scheme.Listing.CompareAsync(Start.AddDays(1), coversAll: false, Token);
        var gone = await scheme.Listing.KeepAsync(at, readUpTo, marks: false, "p", Token);
        await scheme.Listing.ClearAsync(Token);
        return gone;
    }
}
