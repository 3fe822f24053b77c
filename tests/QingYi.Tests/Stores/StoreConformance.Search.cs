using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Records_are_counted_by_status_code_and_field()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        Assert.Empty(await store.GroupAsync("s", Token));
        Assert.Empty(await store.GroupAsync("nothing", Token));
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"), ("3", "{}"), ("4", "{}"), ("5", "{}"));
        var sent = await BeginAsync(scheme, 1);
        await scheme.AdvanceAsync(
            new Settlement(
                0,
                1,
                [
                    new Outcome(sent[0].Key, "{}", null),
                    new Outcome(sent[1].Key, null, new Rejection("1406", new LocalizedText("too long", "太长"), "memo 😀", "x")),
                    new Outcome(sent[2].Key, null, new Rejection("1406", new LocalizedText("longer", "更长"), "memo 😀", null)),
                    new Outcome(sent[3].Key, null, new Rejection("1406", new LocalizedText("no field", "没有字段"), null, null)),
                    new Outcome(sent[4].Key, null, new Rejection("1292", new LocalizedText("no date", "不是日期"), "", null)),
                ],
                Start.AddHours(1)
            ),
            null,
            Token
        );
        await StageAsync(scheme, window, null, null, ("6", "{}"), ("7", "{}"), ("8", "{}"));
        Assert.Equal(1, await MoveAsync(store, RecordStatus.Skipped, RecordStatus.Waiting, id: "8"));
        var groups = await store.GroupAsync("s", Token);
        Assert.Equal(
            [
                "Waiting -/- 2: 7",
                "Delivered -/- 1: 1",
                "Rejected 1406/memo 😀 2: 3 longer",
                "Rejected 1292/ 1: 5 no date",
                "Rejected 1406/- 1: 4 no field",
                "Skipped -/- 1: 8",
            ],
            groups
                .OrderBy(g => g.Status)
                .ThenByDescending(g => g.Count)
                .ThenBy(g => g.Code, StringComparer.Ordinal)
                .Select(g => $"{g.Status} {g.Code ?? "-"}/{g.Field ?? "-"} {g.Count}: {g.SampleId} {g.Message?.English}".Trim())
        );
        Assert.Equal(Enumerable.Repeat((DateTimeOffset?)Start.AddHours(1), 3), groups.Where(g => g.Code is not null).Select(g => g.Last));
        Assert.Equal((Start, Start), (groups[0].First!.Value, groups[0].Last!.Value));
    }

    [Fact]
    public async Task A_record_is_found_in_all_schemes_by_its_id_and_by_its_number()
    {
        await using var store = Open();
        await AcceptAsync("s", ("12345678901234567890", "JY'1"), ("😀 \"%_", ""));
        await AcceptAsync("t", ("JY'1", "JY2"), ("9", "JY'1"));
        Assert.Equal(["t JY'1", "t 9", "s 12345678901234567890"], await FoundAsync("JY'1"));
        Assert.Equal(["t JY'1"], await FoundAsync("JY2"));
        Assert.Equal(["s 12345678901234567890"], await FoundAsync("12345678901234567890"));
        Assert.Equal(["s 😀 \"%_"], await FoundAsync("😀 \"%_"));
        Assert.Empty(await FoundAsync("jy2"));
        Assert.Single(await store.SearchAsync("JY'1", [], 1, Token));
        Assert.Equal("s", Assert.Single(await store.SearchAsync("JY'1", ["unknown", "s"], 1, Token)).Scheme);

        async Task<IEnumerable<string>> FoundAsync(string name) =>
            (await store.SearchAsync(name, [], 10, Token)).Select(f => $"{f.Scheme} {f.Record.Id}");

        Task AcceptAsync(string scheme, params (string Id, string Number)[] records) =>
            store.AcceptAsync(
                scheme,
                new PostedRecords(
                    [.. records.Select(r => new StagedRecord(r.Id, r.Number, Encoding.UTF8.GetBytes("{}")))],
                    DuplicatePolicy.ById,
                    Start
                ),
                Token
            );
    }

    [Fact]
    public async Task Records_with_similar_ids_and_numbers_are_found_the_most_similar_first()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await StageAsync(
            scheme,
            await DayAsync(scheme),
            null,
            null,
            ("000123", "{}"),
            ("JY_55", "{}"),
            ("JYX55-1", "{}"),
            ("jy_55-2", "{}")
        );
        Assert.Equal(["000123"], await SimilarAsync(" 123 "));
        Assert.Equal(["000123"], await SimilarAsync("0123"));
        Assert.Equal(["JY_55", "jy_55-2"], await SimilarAsync("jy_55"));
        Assert.Equal(["JY_55", "jy_55-2"], await SimilarAsync("ＪＹ_55\t"));
        Assert.Empty(await SimilarAsync("%"));
        Assert.Empty(await SimilarAsync("000"));
        Assert.Empty(await SimilarAsync("'\"!"));

        async Task<IEnumerable<string>> SimilarAsync(string text) => (await store.SimilarAsync("s", text, 10, Token)).Select(r => r.Id);
    }

    [Fact]
    public async Task What_was_read_and_what_waits_before_a_record_is_known()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        Assert.Null(await store.ReadSinceAsync("s", Token));
        Assert.Empty(await store.SpansAsync("s", 10, Token));
        var window = await DayAsync(scheme);
        await StageAsync(scheme, window, null, null, ("1", "{}"), ("2", "{}"));
        await scheme.CloseWindowAsync(window, Token);
        await scheme.BeginWindowAsync(Start.AddDays(1), Start.AddDays(2), WindowUse.BackFill, "r2", Token);
        Assert.Equal(
            [
                new StoredSpan(Start.AddDays(1), Start.AddDays(2), "r2", IsClosed: false, MovesWatermark: false),
                new StoredSpan(Start, Start.AddDays(1), "r", IsClosed: true, MovesWatermark: true),
            ],
            await store.SpansAsync("s", 10, Token)
        );
        Assert.Equal(Start, await store.ReadSinceAsync("s", Token));
        var keys = (await store.ListAsync("s", new RecordQuery(), Token)).Select(r => r.Key).ToList();
        Assert.Equal((0L, 1L), (await store.AheadAsync("s", keys[0], Token), await store.AheadAsync("s", keys[1], Token)));
    }
}
