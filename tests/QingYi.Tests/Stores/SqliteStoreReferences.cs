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
        await using var store = Open();
        await store.AcceptAsync(
            "goods",
            new PostedRecords(
                [new StagedRecord("1", "", """{"no":"G1","v":1}"""u8.ToArray())],
                DuplicatePolicy.ById,
                DateTimeOffset.UnixEpoch
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(Indexes());
        Assert.Equal(["1"], store.Lookups.Find(ByNumber, "G1"));
        Assert.Single(Indexes());
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override RecordStore Open() => SqliteRecordStore.Open(folder);

    private List<object?[]> Indexes() =>
        SqliteFile.Query(Path.Combine(folder, "store.db"), "SELECT name FROM sqlite_master WHERE name = 'record_change'");
}
