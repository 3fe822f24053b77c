namespace QingYi.Storage;

/// <summary>
/// The tables of the embedded store. A page's records stand together in one compressed block, and a narrow row for each record says where in
/// it, so that a change of status touches few bytes. Times are Unix milliseconds.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    public const string Create = """
        CREATE TABLE store (id TEXT NOT NULL, version INTEGER NOT NULL);
        CREATE TABLE scheme (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, owner TEXT, watermark INTEGER);
        CREATE TABLE version (scheme INTEGER NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (scheme, version)) WITHOUT ROWID;
        CREATE TABLE span (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, moves INTEGER NOT NULL,
          closed INTEGER NOT NULL DEFAULT 0, is_read INTEGER NOT NULL DEFAULT 0, pass INTEGER NOT NULL DEFAULT 1, cursor TEXT, cursor_page INTEGER, total INTEGER, run TEXT NOT NULL);
        CREATE INDEX span_open ON span (scheme) WHERE closed = 0;
        CREATE TABLE page (no INTEGER PRIMARY KEY, span INTEGER NOT NULL, pass INTEGER NOT NULL, run TEXT NOT NULL, fetched INTEGER NOT NULL, seen BLOB NOT NULL, block BLOB);
        CREATE INDEX page_span ON page (span);
        CREATE TABLE record (key INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, status INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
          delivery INTEGER, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, settled INTEGER, answer TEXT);
        CREATE UNIQUE INDEX record_id ON record (scheme, id);
        CREATE INDEX record_waiting ON record (scheme, key) WHERE status = 0;
        CREATE INDEX record_troubled ON record (scheme, status, key) WHERE status IN (3, 4, 5, 6);
        CREATE TABLE changed (key INTEGER PRIMARY KEY, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL);
        CREATE TABLE rejection (key INTEGER PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, field TEXT, value TEXT);
        CREATE TABLE lane (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, last INTEGER NOT NULL, pending INTEGER NOT NULL, version TEXT NOT NULL, run TEXT NOT NULL,
          start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (scheme, lane)) WITHOUT ROWID;
        """;
}
