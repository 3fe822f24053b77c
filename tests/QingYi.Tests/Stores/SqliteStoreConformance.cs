using System.Diagnostics;
using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Stores;

public sealed class SqliteStoreConformance : StoreConformance
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-store").FullName;

    [Fact]
    public async Task What_is_let_go_is_given_back_to_the_disk_while_others_write()
    {
        await using var store = Open();
        var before = 0L;
        await LetGoAsync(store, () => Task.FromResult(before = Size));
        Assert.InRange(before, 1, 30_000_000);
    }

    [Fact]
    public async Task Space_is_given_back_a_little_at_a_time_and_what_is_stored_next_keeps_some()
    {
        await using var store = Open();
        using var database = new SqliteDatabase(File);
        database.Execute("CREATE TABLE free (bytes BLOB); INSERT INTO free SELECT randomblob(30000000); DELETE FROM free");
        var free = Free();
        Assert.InRange(free, 29_000_000, 32_000_000);
        while (await database.ShrinkAsync(Token))
        {
            Assert.InRange(free - Free(), 1, 5_000_000);
            free = Free();
        }

        Assert.InRange(free, 0, 5_000_000);

        long Free() => (long)database.Scalar("PRAGMA freelist_count")! * (long)database.Scalar("PRAGMA page_size")!;
    }

    [Fact]
    public async Task While_somebody_reads_for_long_space_is_given_back_later()
    {
        await using var store = Open();
        using var database = new SqliteDatabase(File);
        database.Execute(
            "CREATE TABLE free (no INTEGER PRIMARY KEY, bytes BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                + "FROM n WHERE i < 600) INSERT INTO free SELECT i, randomblob(100000) FROM n; DELETE FROM free WHERE no <= 400"
        );
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using (var reader = new SqliteDatabase(File))
        {
            reader.Execute("BEGIN");
            reader.Scalar("SELECT count(*) FROM record");
            while (await database.ShrinkAsync(Token)) { }

            Assert.InRange(Size, 59_000_000, long.MaxValue);
            Assert.InRange(new FileInfo(File + "-wal").Length, 1, 25_000_000);
        }

        while (await database.ShrinkAsync(Token)) { }

        Assert.InRange(Size, 0, 30_000_000);
    }

    [Fact]
    public async Task A_year_of_a_schedule_of_one_minute_that_finds_nothing_leaves_a_small_store_in_which_a_run_begins_at_once()
    {
        var token = TestContext.Current.CancellationToken;
        var begin = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var store = Open();
        await EmptyRunAsync(store, begin);
        using (var database = new SqliteDatabase(File))
        {
            for (var day = 0; day < 365; day++)
            {
                // The rows that EmptyRunAsync leaves, for each minute of the day.
                await database.WriteAsync(
                    () =>
                    {
                        var (at, last) = (begin.AddDays(day).ToUnixTimeMilliseconds(), begin.ToUnixTimeMilliseconds() - 1);
                        const string Minutes =
                            "WITH RECURSIVE minute(at) AS (SELECT @p1 UNION ALL SELECT at + 60000 FROM minute WHERE at < @p1 "
                            + "+ 1439 * 60000)";
                        database.Execute(
                            $"{Minutes} INSERT INTO span (scheme, begins, ends, moves, closed, is_read, run) SELECT s.scheme, "
                                + "m.at - 60000, m.at, 1, 1, 1, s.run FROM minute m CROSS JOIN span s ON s.no = 1",
                            at
                        );
                        database.Execute(
                            $"{Minutes} INSERT INTO run (id, scheme, status, started, ended, report, did) SELECT m.at || "
                                + "'-abcdef', r.scheme, r.status, m.at, m.at, r.report, r.did FROM minute m CROSS JOIN run r "
                                + "ON r.id = '0'",
                            at
                        );
                        database.Execute(
                            $"{Minutes} INSERT INTO firing (scheme, lane, at, owner, done) SELECT f.scheme, f.lane, m.at, "
                                + "f.owner, 1 FROM minute m CROSS JOIN firing f ON f.at = @p2",
                            at,
                            last
                        );
                        return 0;
                    },
                    token
                );
                await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), begin.AddDays(day + 1), token);
            }

            Assert.Equal(0, (long)database.Scalar("SELECT count(*) FROM page")! + (long)database.Scalar("SELECT count(*) FROM seen")!);
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.InRange(Size, 1, 60_000_000);

        // A run begins within 20 ms. A busy machine may take up to twice as long, but only if a new store is as slow at the same moments.
        await using var other = SqliteRecordStore.Open(Directory.CreateDirectory(Path.Combine(folder, "new")).FullName);
        var (quickest, quickestOfNew) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < 15; i++)
        {
            var at = begin.AddDays(365).AddMinutes(i);
            quickestOfNew = Math.Min(quickestOfNew, await MillisecondsAsync(other, at, $"{i}"));
            quickest = Math.Min(quickest, await MillisecondsAsync(store, at, $"{i}"));
        }

        Assert.InRange(quickest, 0, Math.Clamp(1.5 * quickestOfNew, 20, 40));
    }

    private static async Task<double> MillisecondsAsync(RecordStore store, DateTimeOffset at, string id)
    {
        var watch = Stopwatch.StartNew();
        await EmptyRunAsync(store, at, id);
        return watch.Elapsed.TotalMilliseconds;
    }

    // The steps of a run that finds nothing, in the same transactions as the engine makes them.
    private static async Task EmptyRunAsync(RecordStore store, DateTimeOffset at, string id = "")
    {
        var token = TestContext.Current.CancellationToken;
        Assert.True(await store.ClaimAsync(new Firing("s", "schedule", at.AddMilliseconds(-1)), token));
        await using (var scheme = await store.AcquireAsync("s", token))
        {
            await store.ShapeAsync("s", token);
            await scheme.SaveShapeAsync("shape", token);
            await scheme.SaveVersionAsync("version", "text", token);
            Assert.Null(await scheme.RewindAsync(at, token));
            Assert.Null(await scheme.OpenWindowAsync(token));
            await store.WatermarkAsync("s", token);
            await store.BacklogAsync("s", token);
            var window = await scheme.BeginWindowAsync(at.AddMinutes(-1), at, WindowUse.Regular, "20240101000000-abcdef", token);
            await scheme.StageAsync(new StagedPage(window, "20240101000000-abcdef", [], [], null, 0, DuplicatePolicy.ById, at), token);
            await scheme.CloseWindowAsync(window, token);
            var report = new string('r', 450);
            await scheme.SaveRunAsync(new StoredRun($"0{id}", "s", RunStatus.Succeeded, at, at, report) { DidSomething = false }, token);
        }

        await store.FinishAsync(new Firing("s", "schedule", at.AddMilliseconds(-1)), token);
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override RecordStore Open() => SqliteRecordStore.Open(folder);

    protected override Task<int> CountAsync(string table)
    {
        using var database = new SqliteDatabase(File);
        return Task.FromResult((int)(long)database.Scalar($"SELECT count(*) FROM {table}")!);
    }

    private string File => Path.Combine(folder, "store.db");

    private long Size => new FileInfo(File).Length;
}
