using QingYi.Engine.Stores;
using QingYi.Storage;

namespace QingYi.IntegrationTests.Stores;

/// <summary>A database that is empty at first, for one store.</summary>
internal sealed class EmptyStore(MariaDb database) : IAsyncDisposable
{
    private bool made;

    public string Name { get; } = $"store_{Guid.NewGuid():N}";

    public RecordStore Open()
    {
        if (!made)
        {
            made = true;
            database.ExecuteAsync($"CREATE DATABASE {Name}", "").GetAwaiter().GetResult();
        }

        return MySqlRecordStore.Open(database.Connection(Name));
    }

    public async ValueTask DisposeAsync() => await database.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}", "");
}
