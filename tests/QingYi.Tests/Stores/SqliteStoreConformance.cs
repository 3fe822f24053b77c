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
        while (database.Shrink())
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
        database.Execute("CREATE TABLE free (no INTEGER PRIMARY KEY, bytes BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) INSERT INTO free SELECT i, randomblob(100000) FROM n; DELETE FROM free WHERE no <= 400");
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using (var reader = new SqliteDatabase(File))
        {
            reader.Execute("BEGIN");
            reader.Scalar("SELECT count(*) FROM record");
            while (database.Shrink())
            {
            }

            Assert.InRange(Size, 59_000_000, long.MaxValue);
            Assert.InRange(new FileInfo(File + "-wal").Length, 1, 25_000_000);
        }

        while (database.Shrink())
        {
        }

        Assert.InRange(Size, 0, 30_000_000);
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override RecordStore Open() => SqliteRecordStore.Open(folder);

    private string File => Path.Combine(folder, "store.db");

    private long Size => new FileInfo(File).Length;
}
