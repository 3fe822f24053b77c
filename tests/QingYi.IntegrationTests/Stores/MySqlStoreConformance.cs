using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Stores;
using Xunit;

namespace QingYi.IntegrationTests.Stores;

public sealed class MySqlStoreConformance(MariaDb database) : StoreConformance
{
    private readonly string name = $"store_{Guid.NewGuid():N}";
    private bool made;

    [Fact]
    public async Task A_host_whose_connections_were_ended_still_counts_as_living_and_keeps_its_schemes()
    {
        var token = TestContext.Current.CancellationToken;
        await using var first = Open();
        await using var second = Open();
        await using var held = await first.AcquireAsync("s", token);
        foreach (var connection in await database.QueryAsync($"SELECT id FROM information_schema.PROCESSLIST WHERE db = '{name}' AND id <> CONNECTION_ID()", ""))
        {
            await database.ExecuteAsync($"KILL {connection[0]}", "");
        }

        await Assert.ThrowsAsync<StoreException>(() => first.SchemesAsync(token));
        await first.SchemesAsync(token);
        await Assert.ThrowsAsync<StoreException>(() => second.SchemesAsync(token));
        Assert.Equal("QY5008", (await Assert.ThrowsAsync<StoreException>(() => second.AcquireAsync("s", token))).Code);
        await held.SaveShapeAsync("still mine", token);
    }

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
