using System.Text;
using BenchmarkDotNet.Attributes;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Storage;

namespace QingYi.Benchmarks;

/// <summary>A look-up over the stored records of another scheme.</summary>
public class Lookups
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-lookups").FullName;
    private SqliteRecordStore store = null!;
    private Template template = null!;
    private EvaluationContext context = null!;
    private int next;

    /// <summary>The number of records in the other scheme.</summary>
    [Params(1_000, 100_000)]
    public int Records { get; set; }

    /// <summary>Stores the records and looks one up, so that the index exists.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        store = SqliteRecordStore.Open(Path.Combine(folder, $"{Records}"));
        var now = DateTimeOffset.UtcNow;
        await using (var scheme = await store.AcquireAsync("goods", CancellationToken.None).ConfigureAwait(false))
        {
            for (var page = 0; page * 1000 < Records; page++)
            {
                var windows = await scheme
                    .BeginWindowAsync(now, now.AddHours(1), WindowUse.BackFill, "r", [""], CancellationToken.None)
                    .ConfigureAwait(false);
                var window = windows[0];
                var records = Enumerable
                    .Range(page * 1000, 1000)
                    .Select(i => new StagedRecord(
                        $"{i}",
                        "",
                        Encoding.UTF8.GetBytes($$"""{"no":"G{{i}}","FID":{{i}},"name":"商品 {{i}}","memo":"{{new string('x', 400)}}"}""")
                    ))
                    .ToList();
                await scheme
                    .StageAsync(new StagedPage(window, "r", records, [], null, null, DuplicatePolicy.ById, now), CancellationToken.None)
                    .ConfigureAwait(false);
                await scheme.CloseWindowAsync(window, CancellationToken.None).ConfigureAwait(false);
            }
        }

        var plan = new RecordPlan();
        template = new TemplateParser(plan).Parse("_findCollection find FID from goods where no={{goodsNo}}");
        context = new EvaluationContext(
            plan,
            new ConstantSet
            {
                LastSyncTime = now,
                CurrentTime = now,
                TimeZone = TimeZoneInfo.Utc,
            }
        )
        {
            Lookups = store.Lookups,
        };
        Find();
    }

    /// <summary>Looks up the reference of one record.</summary>
    [Benchmark]
    public string Find()
    {
        next = (next + 7919) % Records;
        context.Record.Load(Encoding.UTF8.GetBytes($$"""{"goodsNo":"G{{next}}"}"""));
        var found = template.Evaluate(context).ToText();
        return found == $"{next}" ? found : throw new InvalidOperationException($"G{next} gave {found}");
    }

    /// <summary>Removes the store.</summary>
    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await store.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }
}
