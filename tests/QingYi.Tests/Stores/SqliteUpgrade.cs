using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Stores;

public sealed class SqliteUpgrade : IDisposable
{
    private const string Version1 = """
        CREATE TABLE store (id TEXT NOT NULL, version INTEGER NOT NULL);
        CREATE TABLE scheme (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, owner TEXT, watermark INTEGER);
        CREATE TABLE version (scheme INTEGER NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (scheme,
          version)) WITHOUT ROWID;
        CREATE TABLE span (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
          moves INTEGER NOT NULL,
          closed INTEGER NOT NULL DEFAULT 0, is_read INTEGER NOT NULL DEFAULT 0, pass INTEGER NOT NULL DEFAULT 1, cursor TEXT,
            cursor_page INTEGER, total INTEGER, run TEXT NOT NULL);
        CREATE INDEX span_open ON span (scheme) WHERE closed = 0;
        CREATE TABLE page (no INTEGER PRIMARY KEY, span INTEGER NOT NULL, pass INTEGER NOT NULL, run TEXT NOT NULL,
          fetched INTEGER NOT NULL, seen BLOB NOT NULL, block BLOB);
        CREATE INDEX page_span ON page (span);
        CREATE TABLE record (key INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
          status INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
          delivery INTEGER, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, settled INTEGER,
            answer TEXT);
        CREATE UNIQUE INDEX record_id ON record (scheme, id);
        CREATE INDEX record_waiting ON record (scheme, key) WHERE status = 0;
        CREATE INDEX record_troubled ON record (scheme, status, key) WHERE status IN (3, 4, 5, 6);
        CREATE TABLE changed (key INTEGER PRIMARY KEY, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL,
          length INTEGER NOT NULL);
        CREATE TABLE rejection (key INTEGER PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, field TEXT, value TEXT);
        CREATE TABLE lane (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, last INTEGER NOT NULL, pending INTEGER NOT NULL,
          version TEXT NOT NULL, run TEXT NOT NULL,
          start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (scheme, lane)) WITHOUT ROWID;
        INSERT INTO store VALUES ('the-id', 1);
        INSERT INTO scheme VALUES (1, 's', 7, NULL, 1717200000000);
        INSERT INTO span VALUES (1, 1, 0, 1, 0, 1, 1, 1, NULL, NULL, NULL, 'back-fill or other request');
        INSERT INTO page VALUES (4, 1, 1, 'r', 1717200000000, X'', NULL);
        INSERT INTO record VALUES (1, 1, 'a', 'no a', 2, 1, 3, 0, 4, 0, 2, 1717200000000, '{}'), (2, 1, 'b', 'no b', 3, 1, 3, 0, 4, 2, 2,
          1717200000000, NULL);
        INSERT INTO rejection VALUES (2, '1406', 'too long', NULL, NULL);
        INSERT INTO lane VALUES (1, 0, 3, 0, 'v', 'r', 0, 0);
        """;

    private const string Columns =
        "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk FROM sqlite_master m JOIN "
        + "pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1";
    private const string Indexes = "SELECT name || ' ' || tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY 1";

    private readonly string upgraded = Directory.CreateTempSubdirectory("qingyi-upgraded").FullName;
    private readonly string fresh = Directory.CreateTempSubdirectory("qingyi-fresh").FullName;

    [Fact]
    public async Task A_store_of_an_earlier_version_keeps_what_it_has_and_becomes_like_a_new_one()
    {
        var token = TestContext.Current.CancellationToken;
        Query(upgraded, Version1);
        await using (var store = SqliteRecordStore.Open(upgraded))
        {
            Assert.Equal(
                ("the-id", DateTimeOffset.FromUnixTimeMilliseconds(1717200000000)),
                (store.Id, await store.WatermarkAsync("s", token))
            );
            Assert.Equal(
                [("a", RecordStatus.Delivered, null), ("b", RecordStatus.Rejected, "1406")],
                (await store.ListAsync("s", new RecordQuery(), token)).Select(r => (r.Id, r.Status, r.Rejection?.Code))
            );
            Assert.Equal(4L, store.Lookups.LastChange("s"));
            await using var scheme = await store.AcquireAsync("s", token);
            Assert.Equal((8L, 3L), (scheme.Epoch, await scheme.LastDeliveryAsync(0, token)));
        }

        Assert.Equal(["-1"], Query(upgraded, "SELECT moves FROM span"));
        await using (SqliteRecordStore.Open(fresh)) { }

        var created = Tables(fresh);
        Assert.Equal(created, Tables(upgraded));
        foreach (
            var (version, newer) in new[]
            {
                (5, ""),
                (4, "ALTER TABLE record DROP COLUMN lane; ALTER TABLE sent DROP COLUMN answers;"),
                (
                    3,
                    "ALTER TABLE record DROP COLUMN lane; ALTER TABLE scheme DROP COLUMN paused; DROP TABLE event; DROP "
                        + "TABLE firing; DROP TABLE sent;"
                ),
                (
                    2,
                    "ALTER TABLE record DROP COLUMN lane; ALTER TABLE scheme DROP COLUMN paused; ALTER TABLE scheme DROP "
                        + "COLUMN shape; ALTER TABLE scheme DROP COLUMN version; DROP TABLE run; DROP TABLE audit; DROP TABLE "
                        + "event; DROP TABLE firing; DROP TABLE sent;"
                ),
            }
        )
        {
            File.Delete(Path.Combine(fresh, "store.db"));
            Query(
                fresh,
                $"{EarlierStore.Text("version5.sqlite.sql")} {newer} INSERT INTO store (id, version) VALUES ('the-id', {version})"
            );
            await using (SqliteRecordStore.Open(fresh)) { }

            Assert.Equal(created, Tables(fresh));
        }
    }

    [Fact]
    public async Task What_is_under_way_in_a_store_of_version_5_goes_on_in_one_of_today()
    {
        Query(upgraded, EarlierStore.Text("version5.sqlite.sql") + EarlierStore.Data());
        await using var store = SqliteRecordStore.Open(upgraded);
        Assert.Equal(EarlierStore.Moves.Select(m => $"{m}"), Query(upgraded, "SELECT moves FROM span ORDER BY no"));
        await EarlierStore.RequireAsync(store, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_backup_of_a_store_that_keeps_its_size_is_one_that_gives_space_back()
    {
        Query(upgraded, Version1);
        await using (var store = SqliteRecordStore.Open(upgraded))
        {
            Assert.Equal(["0"], Query(upgraded, "PRAGMA auto_vacuum"));
            await store.BackUpAsync(Path.Combine(fresh, "store.db"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["2"], Query(fresh, "PRAGMA auto_vacuum"));
    }

    [Fact]
    public void A_store_of_a_later_version_is_not_touched()
    {
        Query(upgraded, Version1.Replace("'the-id', 1", "'the-id', 99", StringComparison.Ordinal));
        var e = Assert.Throws<StoreException>(() => SqliteRecordStore.Open(upgraded));
        Assert.Equal("QY5012", e.Code);
        Assert.Contains("has version 99", e.Message, StringComparison.Ordinal);
        Assert.Equal(["99"], Query(upgraded, "SELECT version FROM store"));
    }

    public void Dispose()
    {
        Directory.Delete(upgraded, recursive: true);
        Directory.Delete(fresh, recursive: true);
    }

    private static List<string> Tables(string folder) => [.. Query(folder, Columns), .. Query(folder, Indexes)];

    private static List<string> Query(string folder, string sql) =>
        [.. SqliteFile.Query(Path.Combine(folder, "store.db"), sql).Select(r => $"{r[0]}")];
}
