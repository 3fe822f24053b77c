using QingYi.Engine.Stores;
using QingYi.Tests.Stores;

namespace QingYi.IntegrationTests.Stores;

public sealed class MySqlStoreReferences(MariaDb database) : StoreReferences
{
    private readonly EmptyStore place = new(database);

    public override ValueTask DisposeAsync() => place.DisposeAsync();

    protected override RecordStore Open() => place.Open();
}
