using System.Text;
using BenchmarkDotNet.Attributes;
using QingYi.Engine.Stores;
using QingYi.Storage;

namespace QingYi.Benchmarks;

/// <summary>Queries a store of a million records, of which one in a thousand is rejected.</summary>
public class StoredMillion
{
    private const int Records = 1_000_000;
    private const int PageSize = 1000;
    private const string Text = "七天无理由退货,包装完好";
    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "qingyi-million");
    private SqliteRecordStore? store;

    /// <summary>Fills the store once for all benchmarks of a run.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var done = Path.Combine(folder, "filled");
        if (!File.Exists(done) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        store = SqliteRecordStore.Open(folder);
        if (!File.Exists(done))
        {
            FillAsync(store).GetAwaiter().GetResult();
            File.WriteAllText(done, "");
        }

        Console.WriteLine(
            $"// {Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length) / (double)Records:0} bytes on disk a record"
        );
    }

    /// <summary>Closes the store; its folder stays for the next run.</summary>
    [GlobalCleanup]
    public void Close() => store!.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark]
    public async Task<int> Rejected() =>
        (await store!.ListAsync("orders", new RecordQuery { Status = RecordStatus.Rejected }, default)).Count;

    [Benchmark]
    public async Task<int> FirstPage() => (await store!.ListAsync("orders", new RecordQuery(), default)).Count;

    [Benchmark]
    public async Task<int> PageInTheMiddle() => (await store!.ListAsync("orders", new RecordQuery { After = Records / 2 }, default)).Count;

    [Benchmark]
    public async Task<int> Delivered() =>
        (await store!.ListAsync("orders", new RecordQuery { Status = RecordStatus.Delivered }, default)).Count;

    [Benchmark]
    public async Task<int> FirstPageOfALaterScheme() => (await store!.ListAsync("later", new RecordQuery(), default)).Count;

    [Benchmark]
    public async Task<int> ByCode() => (await store!.ListAsync("orders", new RecordQuery { Code = "1406" }, default)).Count;

    [Benchmark]
    public async Task<int> ById() => (await store!.ListAsync("orders", new RecordQuery { Name = "2307317872088500000" }, default)).Count;

    [Benchmark]
    public async Task<int> ByNumber() => (await store!.ListAsync("orders", new RecordQuery { Name = "JY500000" }, default)).Count;

    [Benchmark]
    public async Task<int> Story() => (await store!.FindAsync("orders", "2307317872088500000", default))!.Events.Count;

    [Benchmark]
    public async Task<int> Backlog() => (await store!.BacklogAsync("orders", default)).Count;

    [Benchmark]
    public async Task<int> Count() => (await store!.CountAsync("orders", default)).Count;

    [Benchmark]
    public async Task<int> Check() => (await store!.CheckAsync(default)).Count;

    private static StagedRecord Order(int i)
    {
        var id = $"{2307317872088000000L + i}";
        return new StagedRecord(
            id,
            $"JY{i}",
            Encoding.UTF8.GetBytes(
                $$"""{"tradeId":"{{id}}","tradeNo":"JY{{i}}","shop":"旗舰店 {{i % 7}}","memo":"{{Text}}{{i * 7919L % 100003}}","amount":"""
                    + $$"""{{i % 9999}}}"""
            )
        );
    }

    private static async Task FillAsync(SqliteRecordStore store)
    {
        await using var scheme = await store.AcquireAsync("orders", default);
        await scheme.SaveVersionAsync("v", "the text", default);
        var window = (await scheme.BeginWindowAsync(Start, Start.AddDays(1), WindowUse.Regular, "run", [""], default))[0];
        for (var page = 0; page < Records / PageSize; page++)
        {
            List<StagedRecord> records = [.. Enumerable.Range(page * PageSize, PageSize).Select(Order)];
            await scheme.StageAsync(
                new StagedPage(window, "run", records, [], new Cursor("next", page + 1), null, DuplicatePolicy.ById, Start),
                default
            );
            var waiting = await scheme.WaitingAsync(0, PageSize, default);
            await scheme.AdvanceAsync(null, new DeliveryStart(0, page + 1, "v", Start, Start, "run", Start, waiting), default);
            await scheme.AdvanceAsync(
                new Settlement(
                    0,
                    page + 1,
                    [
                        .. waiting.Select(
                            (r, i) =>
                                new Outcome(
                                    r.Key,
                                    null,
                                    i == 0 ? new Rejection("1406", "Data too long for column 'memo' at row 1", "memo", Text) : null
                                )
                        ),
                    ],
                    Start
                ),
                null,
                default
            );
        }

        await store.AcceptAsync(
            "later",
            new PostedRecords(
                [.. Enumerable.Range(0, 100).Select(i => new StagedRecord($"{i}", "", "{}"u8.ToArray()))],
                DuplicatePolicy.ById,
                Start
            ),
            default
        );
    }
}
