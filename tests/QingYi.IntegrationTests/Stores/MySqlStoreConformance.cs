using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Stores;

namespace QingYi.IntegrationTests.Stores;

public sealed class MySqlStoreConformance(MariaDb database) : StoreConformance
{
    private readonly string name = $"store_{Guid.NewGuid():N}";
    private bool made;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await database.ExecuteAsync($"DROP DATABASE IF EXISTS {name}", "");
    }

    protected override RecordStore Open()
    {
        if (!made)
        {
            made = true;
            database.ExecuteAsync($"CREATE DATABASE {name}", "").GetAwaiter().GetResult();
        }

        return MySqlRecordStore.Open(database.Connection(name));
    }
}
