namespace QingYi.Storage;

/// <summary>
/// The tables of the embedded store. A page's records stand together in one compressed block, and a narrow row for each record says where in
/// it, so that a change of status touches few bytes. Times are Unix milliseconds. <c>change</c> numbers what is stored, in order: look-ups and parked
/// records go by it. The answers to a delivery stand together in <c>sent</c>; <c>record.answer</c> has those that belong to no delivery, and those of earlier versions.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 5;

    /// <summary>The condition of the index of the few records that are neither waiting nor done with. A query uses the index only where it says just this.</summary>
    public const string Troubled = "status IN (3, 4, 5, 6)";

    /// <summary>What look-ups go by. A store has it from its first look-up on: each record that is stored pays for it.</summary>
    public const string ChangeIndex = "CREATE INDEX IF NOT EXISTS record_change ON record (scheme, change)";

    public const string Create = """
        CREATE TABLE store (id TEXT NOT NULL, version INTEGER NOT NULL, change INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE scheme (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, owner TEXT, watermark INTEGER, change INTEGER NOT NULL DEFAULT 0, shape TEXT, version TEXT, paused INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE version (scheme INTEGER NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (scheme, version)) WITHOUT ROWID;
        CREATE TABLE span (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, moves INTEGER NOT NULL,
          closed INTEGER NOT NULL DEFAULT 0, is_read INTEGER NOT NULL DEFAULT 0, pass INTEGER NOT NULL DEFAULT 1, cursor TEXT, cursor_page INTEGER, total INTEGER, run TEXT NOT NULL);
        CREATE INDEX span_open ON span (scheme) WHERE closed = 0;
        CREATE TABLE page (no INTEGER PRIMARY KEY, span INTEGER NOT NULL, pass INTEGER NOT NULL, run TEXT NOT NULL, fetched INTEGER NOT NULL, seen BLOB NOT NULL, block BLOB);
        CREATE INDEX page_span ON page (span);
        CREATE TABLE record (key INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, status INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
          delivery INTEGER, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, settled INTEGER, answer TEXT,
          change INTEGER NOT NULL DEFAULT 0, write_back TEXT, lane INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX record_id ON record (scheme, id);
        CREATE INDEX record_waiting ON record (scheme, key) WHERE status = 0;
        CREATE INDEX record_troubled ON record (scheme, status, key) WHERE status IN (3, 4, 5, 6);
        CREATE TABLE changed (key INTEGER PRIMARY KEY, change INTEGER NOT NULL DEFAULT 0, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL);
        CREATE TABLE rejection (key INTEGER PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, field TEXT, value TEXT);
        CREATE TABLE parked (key INTEGER PRIMARY KEY, awaited TEXT NOT NULL, seen INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE TABLE lookup (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, name TEXT NOT NULL, done INTEGER NOT NULL, UNIQUE (scheme, name));
        CREATE TABLE found (lookup INTEGER NOT NULL, value TEXT NOT NULL, change INTEGER NOT NULL, key INTEGER NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (lookup, value, change, key)) WITHOUT ROWID;
        CREATE TABLE run (id TEXT NOT NULL PRIMARY KEY, scheme INTEGER NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, report TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX run_scheme ON run (scheme, started);
        CREATE TABLE audit (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, scheme TEXT NOT NULL, action TEXT NOT NULL);
        CREATE TABLE lane (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, last INTEGER NOT NULL, pending INTEGER NOT NULL, version TEXT NOT NULL, run TEXT NOT NULL,
          start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (scheme, lane)) WITHOUT ROWID;
        CREATE TABLE event (no INTEGER PRIMARY KEY, key INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
        CREATE INDEX event_key ON event (key);
        CREATE TABLE firing (scheme TEXT NOT NULL, lane TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL, done INTEGER NOT NULL, PRIMARY KEY (scheme, lane, at)) WITHOUT ROWID;
        CREATE TABLE sent (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL, run TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
          at INTEGER NOT NULL, answers BLOB, PRIMARY KEY (scheme, lane, number)) WITHOUT ROWID;
        """;

    /// <summary>From each earlier version to the next.</summary>
    public static IReadOnlyDictionary<int, string> Upgrades { get; } = new Dictionary<int, string>
    {
        [1] = """
            ALTER TABLE store ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE scheme ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE record ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE record ADD COLUMN write_back TEXT;
            ALTER TABLE changed ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
            UPDATE record SET change = page;
            UPDATE store SET change = coalesce((SELECT max(no) FROM page), 0);
            UPDATE scheme SET change = (SELECT change FROM store);
            CREATE TABLE parked (key INTEGER PRIMARY KEY, awaited TEXT NOT NULL, seen INTEGER NOT NULL, message TEXT NOT NULL);
            CREATE TABLE lookup (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, name TEXT NOT NULL, done INTEGER NOT NULL, UNIQUE (scheme, name));
            CREATE TABLE found (lookup INTEGER NOT NULL, value TEXT NOT NULL, change INTEGER NOT NULL, key INTEGER NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (lookup, value, change, key)) WITHOUT ROWID;
            """,
        [2] = """
            ALTER TABLE scheme ADD COLUMN shape TEXT;
            ALTER TABLE scheme ADD COLUMN version TEXT;
            CREATE TABLE run (id TEXT NOT NULL PRIMARY KEY, scheme INTEGER NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, report TEXT NOT NULL) WITHOUT ROWID;
            CREATE INDEX run_scheme ON run (scheme, started);
            CREATE TABLE audit (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, scheme TEXT NOT NULL, action TEXT NOT NULL);
            """,
        [3] = """
            ALTER TABLE scheme ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE event (no INTEGER PRIMARY KEY, key INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
            CREATE INDEX event_key ON event (key);
            CREATE TABLE firing (scheme TEXT NOT NULL, lane TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL, done INTEGER NOT NULL, PRIMARY KEY (scheme, lane, at)) WITHOUT ROWID;
            CREATE TABLE sent (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL, run TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
              at INTEGER NOT NULL, PRIMARY KEY (scheme, lane, number)) WITHOUT ROWID;
            """,
        [4] = """
            ALTER TABLE record ADD COLUMN lane INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE sent ADD COLUMN answers BLOB;
            """,
    };
}
