using System.Globalization;
using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Stores;
using Xunit;

namespace QingYi.IntegrationTests.Stores;

public sealed class MySqlStoreConformance(MariaDb database) : StoreConformance
{
    // Longer than a connection can be idle before it is checked.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(6);
    private const string Exact = "utf8mb4_nopad_bin";
    private readonly EmptyStore place = new(database);

    [Fact]
    public async Task A_host_whose_connections_were_ended_still_counts_as_living_and_keeps_its_schemes()
    {
        var token = TestContext.Current.CancellationToken;
        await using var first = Open();
        await using var second = Open();
        await using var held = await first.AcquireAsync("s", token);
        await EndConnectionsAsync();
        await Assert.ThrowsAsync<StoreException>(() => first.WatermarkAsync("s", token));
        await first.WatermarkAsync("s", token);
        await Assert.ThrowsAsync<StoreException>(() => second.WatermarkAsync("s", token));
        Assert.Equal("QY5008", (await Assert.ThrowsAsync<StoreException>(() => second.AcquireAsync("s", token))).Code);
        await held.SaveShapeAsync("still mine", token);
    }

    [Fact]
    public async Task A_transaction_whose_connection_ends_in_the_middle_writes_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        await using var store = Open();
        using var connection = new MySqlDatabase(database.Connection(place.Name));
        await Assert.ThrowsAsync<StoreException>(() =>
            connection.WriteAsync(
                () =>
                {
                    connection.Execute("INSERT INTO audit (at, scheme, action) VALUES (1, 's', 'first')");
                    EndConnectionsAsync().GetAwaiter().GetResult();
                    Thread.Sleep(Rest);
                    return connection.Execute("INSERT INTO audit (at, scheme, action) VALUES (2, 's', 'second')");
                },
                token
            )
        );
        Assert.Empty(await database.QueryAsync("SELECT * FROM audit", place.Name));
        await store.PauseAsync("s", pause: true, AuditStamp.OfEngine(DateTimeOffset.UnixEpoch), token);
    }

    [Fact]
    public async Task A_store_of_the_version_before_keeps_what_it_has_and_becomes_like_a_new_one_even_when_the_upgrade_broke_off()
    {
        const string Columns =
            "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT FROM information_schema.COLUMNS WHERE "
            + "TABLE_SCHEMA = DATABASE() ORDER BY 1, 2";
        var token = TestContext.Current.CancellationToken;
        await using (var store = Open())
        {
            await store.AcceptAsync(
                "s",
                new PostedRecords([new StagedRecord("a", "no a", "{}"u8.ToArray())], DuplicatePolicy.ById, DateTimeOffset.UnixEpoch),
                token
            );
        }

        var created = await database.QueryAsync(Columns, place.Name);
        foreach (
            var older in new[]
            {
                "",
                "ALTER TABLE record DROP COLUMN lane; ALTER TABLE sent DROP COLUMN answers; UPDATE store SET version = 4;",
                "ALTER TABLE sent DROP COLUMN answers; UPDATE store SET version = 4;",
            }
        )
        {
            await UpgradeAsync(older, 0);
        }

        for (var done = 1; done < MySqlSchema.Upgrades(5, Exact).Count; done++)
        {
            await UpgradeAsync("", done);
        }

        async Task UpgradeAsync(string older, int done)
        {
            await using var earlier = new EmptyStore(database);
            await database.ExecuteAsync(
                $"CREATE DATABASE {earlier.Name}; USE {earlier.Name}; {EarlierStore.Text("version5.mysql.sql")} "
                    + $"{Quoted(EarlierStore.Data())} {older}",
                ""
            );
            using (var broken = new MySqlDatabase(database.Connection(earlier.Name), holdsLeases: false))
            {
                broken.Alone(() =>
                {
                    foreach (var upgrade in MySqlSchema.Upgrades(5, Exact).Take(done))
                    {
                        upgrade.Run(broken);
                    }

                    return 0;
                });
            }

            await using var store = MySqlRecordStore.Open(database.Connection(earlier.Name));
            Assert.Equal(created, await database.QueryAsync(Columns, earlier.Name));
            Assert.Equal(
                EarlierStore.Moves,
                (await database.QueryAsync("SELECT moves FROM span ORDER BY no", earlier.Name)).Select(r => (long)r[0]!)
            );
            await EarlierStore.RequireAsync(store, token);
        }
    }

    private static string Quoted(string sql) =>
        System.Text.RegularExpressions.Regex.Replace(sql, @"\b(key|change|cursor|end)\b(?=[,)])", "`$1`");

    [Fact]
    public async Task The_table_of_pages_is_made_smaller_while_others_write()
    {
        await using var store = Open();
        var full = 0L;
        await LetGoAsync(store, async () =>
        {
            full = await SizeAsync();
            await database.ExecuteAsync("ALTER TABLE page FORCE, ALGORITHM = INPLACE, LOCK = NONE", place.Name);
        });
        Assert.InRange(await SizeAsync(), 0, full / 2);
    }

    public override ValueTask DisposeAsync() => place.DisposeAsync();

    protected override RecordStore Open() => place.Open();

    protected override async Task<int> CountAsync(string table) =>
        Convert.ToInt32((await database.QueryAsync($"SELECT count(*) FROM {table}", place.Name))[0][0], CultureInfo.InvariantCulture);

    private async Task<long> SizeAsync() =>
        Convert.ToInt64(
            (
                await database.QueryAsync(
                    $"SELECT FILE_SIZE FROM information_schema.INNODB_SYS_TABLESPACES WHERE NAME = '{place.Name}/page'",
                    ""
                )
            )[0][0],
            CultureInfo.InvariantCulture
        );

    private async Task EndConnectionsAsync()
    {
        foreach (
            var connection in await database.QueryAsync(
                $"SELECT id FROM information_schema.PROCESSLIST WHERE db = '{place.Name}' AND id <> CONNECTION_ID()",
                ""
            )
        )
        {
            await database.ExecuteAsync($"KILL {connection[0]}", "");
        }
    }
}
