using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Of_a_deleted_record_the_last_content_stays_and_the_same_content_brings_it_back()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""));
        await DeliverAsync(scheme, 1, null);
        Assert.Equal(new StageResult(1, 0), await StageAsync(scheme, window, Deleted("1", partial: true)));
        var waiting = Assert.Single(await scheme.WaitingAsync(0, 10, Token));
        Assert.Equal(("""{"v":1}""", RecordChange.Delete, "no 1"), (Text(waiting), waiting.Change, waiting.Number));
        Assert.Equal(RecordChange.Delete, Assert.Single(await scheme.ListWaitingAsync(0, 10, Token)).Change);

        // A repeated deletion is a duplicate with every policy.
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, Deleted("1", partial: true)));
        await DeliverAsync(scheme, 2, null);
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, Deleted("1", partial: false)));
        Assert.Equal(new StageResult(1, 0), await StageAsync(scheme, window, null, null, DuplicatePolicy.ById, ("1", """{"v":1}""")));
        Assert.Equal(RecordChange.Upsert, Assert.Single(await scheme.WaitingAsync(0, 10, Token)).Change);
        Assert.Contains("deleted", (await store.FindAsync("s", "1", Token))!.Events.Select(e => e.What));
        Assert.Empty(await store.CheckAsync(Token));
    }

    [Fact]
    public async Task A_deletion_that_brings_a_content_of_its_own_is_kept_with_it()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""));
        Assert.Equal(new StageResult(0, 0, 1), await StageAsync(scheme, window, Deleted("1", partial: false)));
        Assert.Equal("""{"id":"1"}""", Text(Assert.Single(await scheme.WaitingAsync(0, 10, Token))));

        // An unknown record is stored with the partial content of its deletion.
        Assert.Equal(new StageResult(1, 0), await StageAsync(scheme, window, Deleted("9", partial: true)));
        Assert.Equal("""{"id":"9"}""", Text((await scheme.WaitingAsync(0, 10, Token))[^1]));
    }

    [Fact]
    public async Task What_one_page_brings_and_deletes_is_deleted_with_the_content_that_it_brought()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":0}"""));
        var result = await StageAsync(
            scheme,
            window,
            new StagedRecord("1", "one", Encoding.UTF8.GetBytes("""{"v":1}""")),
            Deleted("1", partial: true),
            new StagedRecord("2", "two", Encoding.UTF8.GetBytes("""{"v":2}""")),
            Deleted("2", partial: true),
            Deleted("3", partial: true),
            new StagedRecord("3", "three", Encoding.UTF8.GetBytes("""{"v":3}"""))
        );
        Assert.Equal(new StageResult(2, 0, 4), result);
        Assert.Equal(
            [
                ("1", "one", """{"v":1}""", RecordChange.Delete),
                ("2", "two", """{"v":2}""", RecordChange.Delete),
                ("3", "three", """{"v":3}""", RecordChange.Upsert),
            ],
            (await scheme.WaitingAsync(0, 10, Token)).Select(r => (r.Id, r.Number, Text(r), r.Change))
        );
    }

    [Fact]
    public async Task What_changes_while_it_is_delivered_ends_as_it_came_last()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""), ("2", """{"v":1}"""), ("3", """{"v":1}"""));
        var sent = await BeginAsync(scheme, 1);

        // Stored, deleted and stored again; changed and changed back; changed and deleted.
        await StageAsync(scheme, window, Deleted("1", partial: true));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"v":1}"""));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("2", """{"v":2}"""));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("2", """{"v":1}"""));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("3", """{"v":3}"""));
        await StageAsync(scheme, window, Deleted("3", partial: true));
        await scheme.AdvanceAsync(new Settlement(0, 1, [.. sent.Select(r => new Outcome(r.Key, null, null))], Start), null, Token);
        Assert.Equal(
            [
                ("1", """{"v":1}""", RecordChange.Upsert),
                ("2", """{"v":1}""", RecordChange.Upsert),
                ("3", """{"v":3}""", RecordChange.Delete),
            ],
            (await scheme.WaitingAsync(0, 10, Token)).Select(r => (r.Id, Text(r), r.Change))
        );
    }

    [Fact]
    public async Task A_skipped_record_stays_skipped_and_has_the_newest_content_when_it_is_taken_up_again()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""), ("2", """{"v":1}"""));
        Assert.Equal(2, await MoveAsync(store, RecordStatus.Skipped, RecordStatus.Waiting));
        await StageAsync(scheme, window, null, null, DuplicatePolicy.ByContent, ("1", """{"v":2}"""));
        var before = store.Lookups.LastChange("s");
        Assert.Equal(new StageResult(0, 1), await StageAsync(scheme, window, Deleted("2", partial: true)));

        // Look-ups find it as it is now.
        Assert.True(store.Lookups.LastChange("s") > before);
        Assert.Empty(await scheme.WaitingAsync(0, 10, Token));
        Assert.Equal(2, await MoveAsync(store, RecordStatus.Waiting, RecordStatus.Skipped));
        Assert.Equal(
            [("1", """{"v":2}""", RecordChange.Upsert), ("2", """{"v":1}""", RecordChange.Delete)],
            (await scheme.WaitingAsync(0, 10, Token)).Select(r => (r.Id, Text(r), r.Change))
        );
    }

    [Fact]
    public async Task A_deletion_is_kept_with_its_own_content_where_the_last_one_was_let_go()
    {
        await using var store = Open();
        await using (var scheme = await store.AcquireAsync("s", Token))
        {
            var window = await DayAsync(scheme);
            await StageAsync(scheme, window, null, null, ("1", """{"v":1}"""));
            await DeliverAsync(scheme, 1, null);
            Assert.True(await store.PruneAsync(new Retention(TimeSpan.Zero, TimeSpan.Zero, []), Start.AddDays(9), Token) > 0);
            await StageAsync(scheme, window, Deleted("1", partial: true));
            Assert.Equal("""{"id":"1"}""", Text(Assert.Single(await scheme.WaitingAsync(0, 10, Token))));
        }

        Assert.Empty(await store.CheckAsync(Token));
    }

    private static string Text(StoredRecord record) => Encoding.UTF8.GetString(record.Content.Span);

    private static StagedRecord Deleted(string id, bool partial) =>
        new(id, "no " + id, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""")) { Change = RecordChange.Delete, IsPartial = partial };

    private static async Task<StageResult> StageAsync(SchemeStore scheme, StoredWindow window, params StagedRecord[] records) =>
        await scheme.StageAsync(new StagedPage(window, "r", records, [], null, null, DuplicatePolicy.ById, Start), Token) with
        {
            Revision = 0,
        };
}
