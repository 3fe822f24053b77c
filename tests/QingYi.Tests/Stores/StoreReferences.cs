using System.Text;
using System.Text.Json;
using QingYi.Engine.Language.Lookups;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>
/// The tests for records that refer to each other, for every store. Derive from the class and open the store at a place that is empty at
/// first and the same for each call.
/// </summary>
public abstract class StoreReferences : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    protected static readonly LookupIndex ByNumber = new("goods", "no", content =>
    {
        using var record = JsonDocument.Parse(content);
        return record.RootElement.TryGetProperty("no", out var no)
            ? (
                no.ToString(),
                record.RootElement.TryGetProperty("primaryWriteback", out var kept)
                    ? kept.GetRawText()
                    : record.RootElement.GetProperty("v").GetRawText()
            )
            : null;
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_up_gives_what_is_kept_of_the_records_with_a_key_newest_first()
    {
        await using var store = Open();
        Assert.Equal(0, store.Lookups.LastChange("goods"));
        Assert.Empty(store.Lookups.Find(ByNumber, "G1"));
        await StageAsync(store, "goods", ("1", """{"no":"G1","v":1}"""), ("2", """{"no":"G2","v":2}"""));
        Assert.Equal(["1"], store.Lookups.Find(ByNumber, "G1"));
        var before = store.Lookups.LastChange("goods");
        await StageAsync(store, "goods", ("3", """{"no":"G1","v":3}"""), ("4", """{"v":4}"""));
        Assert.True(store.Lookups.LastChange("goods") > before);
        Assert.Equal(["3", "1"], store.Lookups.Find(ByNumber, "G1"));
        Assert.Empty(store.Lookups.Find(ByNumber, "g1"));
    }

    [Fact]
    public async Task A_record_that_changed_is_found_as_it_is_now()
    {
        await using var store = Open();
        await StageAsync(store, "goods", ("1", """{"no":"G1","v":1}"""));
        Assert.Equal(["1"], store.Lookups.Find(ByNumber, "G1"));
        await StageAsync(store, "goods", ("1", """{"no":"G9","v":2}"""));
        Assert.Empty(store.Lookups.Find(ByNumber, "G1"));
        Assert.Equal(["2"], store.Lookups.Find(ByNumber, "G9"));
    }

    [Fact]
    public async Task A_parked_record_waits_again_when_the_other_scheme_has_stored_records_since()
    {
        await using var store = Open();
        await StageAsync(store, "goods", ("1", """{"no":"G1","v":1}"""));
        await StageAsync(store, "lines", ("7", "{}"));
        await using var lines = await store.AcquireAsync("lines", Token);
        var record = Assert.Single(await lines.WaitingAsync(0, 10, Token));
        await lines.AdvanceAsync(
            new Settlement(0, null, [], Start)
            {
                Parked = [new ParkedRecord(record.Key, "goods", store.Lookups.LastChange("goods"), "waits")],
            },
            null,
            Token
        );
        Assert.Empty(await lines.WaitingAsync(0, 10, Token));
        var parked = Assert.Single(await store.ListAsync("lines", new RecordQuery { Status = RecordStatus.Parked }, Token));
        Assert.Equal(("QY2115", "waits"), (parked.Rejection!.Code, parked.Rejection.Message));
        await StageAsync(store, "goods", ("2", """{"no":"G2","v":2}"""));
        Assert.Equal(record.Key, Assert.Single(await lines.WaitingAsync(0, 10, Token)).Key);
        Assert.Empty(await store.ListAsync("lines", new RecordQuery { Status = RecordStatus.Parked }, Token));
    }

    [Fact]
    public async Task What_is_stored_between_the_look_up_and_the_parking_is_not_missed()
    {
        await using var store = Open();
        await StageAsync(store, "lines", ("7", "{}"));
        await using var lines = await store.AcquireAsync("lines", Token);
        var record = Assert.Single(await lines.WaitingAsync(0, 10, Token));
        var seen = store.Lookups.LastChange("goods");
        await StageAsync(store, "goods", ("1", """{"no":"G1","v":1}"""));
        await lines.AdvanceAsync(
            new Settlement(0, null, [], Start) { Parked = [new ParkedRecord(record.Key, "goods", seen, "waits")] },
            null,
            Token
        );
        Assert.Single(await lines.WaitingAsync(0, 10, Token));
    }

    [Fact]
    public async Task What_is_kept_of_an_answer_is_part_of_the_record()
    {
        await using var store = Open();
        await StageAsync(store, "goods", ("1", """{ "no":"G1","v":"😀" } """), ("2", "{}"));
        await using var goods = await store.AcquireAsync("goods", Token);
        var waiting = await goods.WaitingAsync(0, 10, Token);
        await goods.AdvanceAsync(
            new Settlement(0, null, [.. waiting.Select(w => new Outcome(w.Key, null, null))], Start)
            {
                WriteBacks = waiting.ToDictionary(w => w.Key, _ => """{"Id":5}"""),
            },
            null,
            Token
        );
        Assert.Equal(["""{"Id":5}"""], store.Lookups.Find(ByNumber, "G1"));
        Assert.Equal(
            ["""{ "no":"G1","v":"😀" ,"primaryWriteback":{"Id":5}}""", """{"primaryWriteback":{"Id":5}}"""],
            (await goods.RecordsAsync([.. waiting.Select(w => w.Key)], Token)).Select(r => Encoding.UTF8.GetString(r.Content.Span))
        );
    }

    [Fact]
    public async Task A_delivered_record_goes_on_in_another_scheme_once()
    {
        await using var store = Open();
        await StageAsync(store, "first", ("1", "{}"));
        await using (var first = await store.AcquireAsync("first", Token))
        {
            var record = Assert.Single(await first.WaitingAsync(0, 10, Token));
            foreach (var content in new[] { """{"a":1}""", """{"a":1}""" })
            {
                await first.AdvanceAsync(
                    new Settlement(0, null, [new Outcome(record.Key, null, null)], Start)
                    {
                        Chained = [new ChainedRecord("second", new StagedRecord("x", "no", Encoding.UTF8.GetBytes(content)))],
                    },
                    null,
                    Token
                );
            }
        }

        await using var second = await store.AcquireAsync("second", Token);
        var got = Assert.Single(await second.WaitingAsync(0, 10, Token));
        Assert.Equal(("x", "no", """{"a":1}"""), (got.Id, got.Number, Encoding.UTF8.GetString(got.Content.Span)));
        Assert.True(store.Lookups.LastChange("second") > 0);
    }

    [Fact]
    public async Task A_record_that_changed_since_it_was_read_is_neither_sent_nor_set_aside()
    {
        await using var store = Open();
        await using var lines = await store.AcquireAsync("lines", Token);
        var window = await lines.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.BackFill, "r", Token);
        await StageAsync(lines, window, ("1", """{"v":1}"""));
        var read = await lines.WaitingAsync(0, 10, Token);
        await StageAsync(lines, window, ("1", """{"v":2}"""));
        Assert.False(await lines.AdvanceAsync(null, new DeliveryStart(0, 1, "v", Start, Start, "r", Start, read), Token));
        Assert.False(
            await lines.AdvanceAsync(
                new Settlement(0, null, [new Outcome(read[0].Key, null, new Rejection("X", "bad"))], Start) { Aside = read },
                null,
                Token
            )
        );
        Assert.Equal(0, await lines.LastDeliveryAsync(0, Token));
        var now = Assert.Single(await lines.WaitingAsync(0, 10, Token));
        Assert.Equal("""{"v":2}""", Encoding.UTF8.GetString(now.Content.Span));
        Assert.True(await lines.AdvanceAsync(null, new DeliveryStart(0, 1, "v", Start, Start, "r", Start, [now]), Token));
    }

    [Fact]
    public async Task A_record_that_changed_while_it_was_delivered_is_found_with_its_new_content()
    {
        await using var store = Open();
        await using var goods = await store.AcquireAsync("goods", Token);
        var window = await goods.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.BackFill, "r", Token);
        await StageAsync(goods, window, ("1", """{"no":"G1","v":1}"""));
        var sent = await goods.WaitingAsync(0, 10, Token);
        await goods.AdvanceAsync(null, new DeliveryStart(0, 1, "v", Start, Start, "r", Start, sent), Token);
        await StageAsync(goods, window, ("1", """{"no":"G1","v":2}"""));
        Assert.Equal(["1"], store.Lookups.Find(ByNumber, "G1"));
        await goods.AdvanceAsync(new Settlement(0, 1, [new Outcome(sent[0].Key, null, null)], Start), null, Token);
        Assert.Equal(["2"], store.Lookups.Find(ByNumber, "G1"));
    }

    public abstract ValueTask DisposeAsync();

    protected abstract RecordStore Open();

    private static async Task StageAsync(RecordStore store, string scheme, params (string Id, string Content)[] records)
    {
        await using var held = await store.AcquireAsync(scheme, Token);
        var window = await held.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.BackFill, "r", Token);
        await StageAsync(held, window, records);
        await held.CloseWindowAsync(window, Token);
    }

    private static Task<StageResult> StageAsync(SchemeStore held, StoredWindow window, params (string Id, string Content)[] records) =>
        held.StageAsync(
            new StagedPage(
                window,
                "r",
                [.. records.Select(r => new StagedRecord(r.Id, "", Encoding.UTF8.GetBytes(r.Content)))],
                [],
                null,
                null,
                DuplicatePolicy.ByContent,
                Start
            ),
            Token
        );
}
