using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Records_are_listed_from_either_end_and_on_either_side_of_a_key()
    {
        await using var store = Open();
        await using var other = await store.AcquireAsync("t", Token);
        await using var scheme = await store.AcquireAsync("s", Token);
        var (window, elsewhere) = (await DayAsync(scheme), await DayAsync(other));
        for (var i = 1; i <= 7; i++)
        {
            await StageAsync(scheme, window, null, null, ($"{i}", "{}"));
            await StageAsync(other, elsewhere, null, null, ($"{i}", "{}"));
        }

        var keys = (await store.ListAsync("s", new RecordQuery(), Token)).ToDictionary(r => r.Id, r => r.Key);
        var newest = new RecordQuery { Order = RecordOrder.Newest, Limit = 3 };
        var oldest = new RecordQuery { Limit = 3 };
        Assert.Equal("7 6 5", await IdsAsync(newest));
        Assert.Equal("4 3 2", await IdsAsync(newest with { Before = keys["5"] }));
        Assert.Equal("1", await IdsAsync(newest with { Before = keys["2"] }));
        Assert.Equal("", await IdsAsync(newest with { Before = keys["1"] }));
        Assert.Equal("7 6 5", await IdsAsync(newest with { After = keys["4"] }));
        Assert.Equal("5 4 3", await IdsAsync(newest with { After = keys["2"] }));
        Assert.Equal("6 5 4", await IdsAsync(newest with { After = keys["2"], Before = keys["7"] }));
        Assert.Equal("4 5 6", await IdsAsync(oldest with { After = keys["3"], Before = keys["7"] }));
        Assert.Equal("3 4 5", await IdsAsync(oldest with { Before = keys["6"] }));
        Assert.Equal("1 2 3", await IdsAsync(oldest));

        await DeliverAsync(scheme, 1, new Rejection("1406", "too long", null, null));
        Assert.Equal("7 6 5", await IdsAsync(newest with { Status = RecordStatus.Rejected, Code = "1406" }));
        Assert.Equal("5 4 3", await IdsAsync(newest with { Status = RecordStatus.Rejected, Before = keys["6"] }));
        Assert.Equal("", await IdsAsync(newest with { Status = RecordStatus.Waiting }));

        async Task<string> IdsAsync(RecordQuery query) => string.Join(' ', (await store.ListAsync("s", query, Token)).Select(r => r.Id));
    }

    [Fact]
    public async Task Of_a_scheme_with_thousands_of_records_those_next_to_a_key_are_listed()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        const int Many = 6000;
        await StageAsync(scheme, await DayAsync(scheme), null, null, [.. Enumerable.Range(1, Many).Select(i => ($"{i}", "{}"))]);
        var newest = await store.ListAsync("s", new RecordQuery { Order = RecordOrder.Newest, Limit = 2 }, Token);
        Assert.Equal(["6000", "5999"], newest.Select(r => r.Id));
        var older = new RecordQuery
        {
            Order = RecordOrder.Newest,
            Limit = 2,
            Before = newest[1].Key,
        };
        Assert.Equal(["5998", "5997"], (await store.ListAsync("s", older, Token)).Select(r => r.Id));
        Assert.Equal(["1", "2"], (await store.ListAsync("s", new RecordQuery { Limit = 2 }, Token)).Select(r => r.Id));
        var ranged = new RecordQuery { From = Start, Limit = 1 };
        Assert.Equal("1", Assert.Single(await store.ListAsync("s", ranged, Token)).Id);
        Assert.Equal("2999", Assert.Single(await store.ListAsync("s", new RecordQuery { Name = "no 2999" }, Token)).Id);
    }

    [Fact]
    public async Task Records_are_listed_by_the_time_at_which_their_content_came()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        await AcceptAsync("1", "{}", 1);
        await AcceptAsync("2", "{}", 2);
        await AcceptAsync("3", "{}", 3);

        // The content of the first record is now the newest.
        await AcceptAsync("1", """{"v":2}""", 4);
        Assert.Equal("2 3", await IdsAsync(1, 4));
        Assert.Equal("3 2", await IdsAsync(1, 4, RecordOrder.Newest));
        Assert.Equal("2", await IdsAsync(2, 3));
        Assert.Equal("1 3", await IdsAsync(3, null));
        Assert.Equal("2", await IdsAsync(null, 3));
        Assert.Equal("", await IdsAsync(5, null));
        Assert.Equal("", await IdsAsync(null, 2));

        Task<StageResult> AcceptAsync(string id, string content, int minute) =>
            store.AcceptAsync(
                "s",
                new PostedRecords(
                    [new StagedRecord(id, "no " + id, Encoding.UTF8.GetBytes(content))],
                    DuplicatePolicy.ByContent,
                    Start.AddMinutes(minute)
                ),
                Token
            );

        async Task<string> IdsAsync(int? from, int? to, RecordOrder order = RecordOrder.Oldest)
        {
            var query = new RecordQuery
            {
                From = from is { } first ? Start.AddMinutes(first) : null,
                To = to is { } last ? Start.AddMinutes(last) : null,
                Order = order,
            };
            return string.Join(' ', (await store.ListAsync("s", query, Token)).Select(r => r.Id));
        }
    }
}
