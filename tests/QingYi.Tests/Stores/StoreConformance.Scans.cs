using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_contents_of_all_records_are_searched_in_parts()
    {
        await using var store = Open();
        await using var scheme = await store.AcquireAsync("s", Token);
        var window = await DayAsync(scheme);
        for (var page = 0; page < 3; page++)
        {
            await StageAsync(
                scheme,
                window,
                null,
                null,
                [.. Enumerable.Range(page * 400, 400).Select(i => ($"{i}", $$"""{"v":{{i % 100}},"t":"😀 '{{i}}"}"""))]
            );
        }

        // One part, however short the time is, and the rest with the key that it returns.
        var query = new RecordQuery { Order = RecordOrder.Newest, Limit = 100 };
        var (found, calls, compared) = (new List<string>(), 0, 0L);
        RecordScan scan;
        do
        {
            scan = await store.ScanAsync("s", query, Seven, TimeSpan.Zero, Token);
            found.AddRange(scan.Records.Select(r => r.Id));
            (calls, compared) = (calls + 1, compared + scan.Scanned);
            query = query with { Before = scan.Last };
        } while (scan.Last is not null);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{(11 - i) * 100 + 7}"), found);
        Assert.Equal((4, 1200L, 1.0), (calls, compared, scan.Share));

        var first = await store.ScanAsync("s", new RecordQuery { Limit = 2 }, Seven, TimeSpan.FromMinutes(1), Token);
        Assert.Equal(("7 107", 108L), (string.Join(' ', first.Records.Select(r => r.Id)), first.Scanned));
        var rest = new RecordQuery { After = first.Last!.Value, Limit = 100 };
        Assert.Equal(10, (await store.ScanAsync("s", rest, Seven, TimeSpan.FromMinutes(1), Token)).Records.Count);
        var exact = await store.ScanAsync(
            "s",
            new RecordQuery(),
            c => Text(c).Contains("😀 '42\"", StringComparison.Ordinal),
            TimeSpan.FromMinutes(1),
            Token
        );
        Assert.Equal("42", Assert.Single(exact.Records).Id);
        Assert.Null(exact.Last);
        var rejected = await store.ScanAsync("s", Rejected, _ => true, TimeSpan.FromMinutes(1), Token);
        Assert.Equal((0, 0L), (rejected.Records.Count, rejected.Scanned));
        Assert.Empty((await store.ScanAsync("nothing", new RecordQuery(), _ => true, TimeSpan.Zero, Token)).Records);

        static bool Seven(ReadOnlyMemory<byte> content) => Text(content).Contains("\"v\":7,", StringComparison.Ordinal);

        static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
    }
}
