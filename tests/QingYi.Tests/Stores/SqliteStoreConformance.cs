using QingYi.Engine.Stores;
using QingYi.Storage;

namespace QingYi.Tests.Stores;

public sealed class SqliteStoreConformance : StoreConformance
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-store").FullName;

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override RecordStore Open() => SqliteRecordStore.Open(folder);

    protected override Task<long> SizeAsync() => Task.FromResult(new FileInfo(Path.Combine(folder, "store.db")).Length);
}
