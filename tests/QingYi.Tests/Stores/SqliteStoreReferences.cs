using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Stores;

public sealed class SqliteStoreReferences : StoreReferences
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-store").FullName;

    [Fact]
    public async Task The_index_that_look_ups_go_by_comes_with_the_first_of_them()
    {
        await A_look_up_gives_what_is_kept_of_the_records_with_a_key_newest_first();
        Assert.Single(Indexes());
        Directory.Delete(folder, recursive: true);
        await using var store = Open();
        await store.AcceptAsync("s", [new StagedRecord("a", "", "{}"u8.ToArray())], DuplicatePolicy.ById, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Empty(Indexes());
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override RecordStore Open() => SqliteRecordStore.Open(folder);

    private List<object?[]> Indexes() => SqliteFile.Query(Path.Combine(folder, "store.db"), "SELECT name FROM sqlite_master WHERE name = 'record_change'");
}
