using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_last_thousand_records_that_a_condition_dropped_are_remembered_with_their_page()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await using var other = await store.AcquireAsync("t", Token);
        Assert.Empty(await store.DropsAsync("s", Token));
        var window = await DayAsync(scheme);
        DroppedRecord[] hostile = [new("12345678901234567890", "", "a eq '1' ('😀 \"\\')"), new("'; --", "no 'x'", "")];
        await DropAsync(scheme, window, 0, hostile);
        await DropAsync(other, await DayAsync(other), 0, new DroppedRecord("half \ud83d", "", "\ud83d"), new DroppedRecord("of t", "", ""));
        Assert.Equal(hostile.Reverse().Select(d => new StoredDrop(d, Start, "run 0")), await store.DropsAsync("s", Token));

        for (var page = 1; page <= 6; page++)
        {
            await DropAsync(scheme, window, page, [.. Enumerable.Range(0, 300).Select(i => new DroppedRecord($"{page}-{i}", "", "c"))]);
        }

        var kept = await store.DropsAsync("s", Token);
        Assert.Equal((1000, "6-299", "3-200"), (kept.Count, kept[0].Record.Id, kept[^1].Record.Id));
        Assert.Equal(("run 3", Start.AddMinutes(3)), (kept[^1].Run, kept[^1].At));
        Assert.Equal(5, await CountAsync("dropped"));

        await DropAsync(scheme, window, 7, [.. Enumerable.Range(0, 2500).Select(i => new DroppedRecord($"7-{i}", "", "c"))]);
        kept = await store.DropsAsync("s", Token);
        Assert.Equal((1000, "7-2499", "7-1500"), (kept.Count, kept[0].Record.Id, kept[^1].Record.Id));
        Assert.Equal(2, (await store.DropsAsync("t", Token)).Count);

        await scheme.ResetAsync(By(Start), Token);
        Assert.Empty(await store.DropsAsync("s", Token));
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), Start.AddDays(91), Token);
        Assert.Empty(await store.DropsAsync("t", Token));
    }

    [Fact]
    public async Task Records_that_were_posted_and_dropped_are_remembered_as_those_of_a_page_are()
    {
        await using var store = Open();
        DroppedRecord[] dropped = [new("1", "no 1", "a eq '1' ('2')"), new("2", "", "c")];
        await PostAsync(0, [], dropped);
        await PostAsync(1, [new StagedRecord("3", "", "{}"u8.ToArray())], new DroppedRecord("4", "", "c"));
        await PostAsync(2, [new StagedRecord("5", "", "{}"u8.ToArray())]);
        Assert.Equal(
            [
                new StoredDrop(new DroppedRecord("4", "", "c"), Start.AddMinutes(1), null),
                .. dropped.Reverse().Select(d => new StoredDrop(d, Start, null)),
            ],
            await store.DropsAsync("s", Token)
        );
        Assert.Equal(2, (await store.ListAsync("s", new RecordQuery(), Token)).Count);
        await using var scheme = await store.AcquireAsync("s", Token);
        await DropAsync(scheme, await DayAsync(scheme), 3, new DroppedRecord("1", "no 1", "c"));
        Assert.Equal(["run 3", null, null, null], (await store.DropsAsync("s", Token)).Select(d => d.Run));
        Assert.Empty(await store.CheckAsync(Token));

        Task<StageResult> PostAsync(int minute, IReadOnlyList<StagedRecord> records, params DroppedRecord[] dropped) =>
            store.AcceptAsync("s", new PostedRecords(records, DuplicatePolicy.ById, Start.AddMinutes(minute)) { Dropped = dropped }, Token);
    }

    private static Task<StageResult> DropAsync(SchemeStore scheme, StoredWindow window, int page, params DroppedRecord[] dropped) =>
        scheme.StageAsync(
            new StagedPage(window, $"run {page}", [], [], new Cursor("next", page), null, DuplicatePolicy.ById, Start.AddMinutes(page))
            {
                Dropped = dropped,
            },
            Token
        );
}
