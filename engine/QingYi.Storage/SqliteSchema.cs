namespace QingYi.Storage;

/// <summary>
/// The tables of the embedded store. One compressed block contains the records of a page, and a narrow row for each record contains its
/// place in the block, so that a change of status writes few bytes. Times are Unix milliseconds. <c>revision</c> numbers the changes of a
/// scheme, in order, and its pages; <c>newest</c> is the last one that stored content: look-ups and parked records depend on it.
/// <c>seen</c> contains the ids that an open window has returned. A <c>span</c> is a window or a part of one, <c>position</c> contains the
/// position in a log, and the pages of a log have the span -1. <c>hash</c> is 0 where the source has deleted the record. <c>sent</c>
/// contains the answers to a delivery together; <c>record.answer</c> contains those that belong to no delivery, and those of earlier
/// versions. <c>dropped</c> contains the records of a page that a condition dropped, and <c>total</c> their number up to this page.
/// <c>account</c> contains the users; a <c>token</c> is limited to the schemes in <c>scheme</c>, separated by commas, if there are any.
/// <c>listed</c> contains the ids of a source that a pass compares, <c>absent</c> the records that it does not find, <c>missing</c> those
/// of earlier passes too, and <c>reconciled</c> the last of these runs. <c>profile</c> describes the fields of a scheme's records.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 10;

    /// <summary>
    /// The condition of the index of the few records that are neither waiting nor delivered. A query uses the index only if it contains
    /// exactly this condition.
    /// </summary>
    public const string Troubled = "status IN (3, 4, 5, 6)";

    /// <summary>
    /// The index for look-ups. A store has it from its first look-up on, because it makes storing each record more expensive.
    /// </summary>
    public const string ChangeIndex = "CREATE INDEX IF NOT EXISTS record_change ON record (scheme, revision)";

    public const string Create = """
        CREATE TABLE store (id TEXT NOT NULL, version INTEGER NOT NULL);
        CREATE TABLE scheme (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, owner TEXT, watermark INTEGER,
          shape TEXT, version TEXT,
          paused INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0, newest INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE version (scheme INTEGER NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (scheme,
          version)) WITHOUT ROWID;
        CREATE TABLE span (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL,
          moves INTEGER NOT NULL,
          closed INTEGER NOT NULL DEFAULT 0, is_read INTEGER NOT NULL DEFAULT 0, pass INTEGER NOT NULL DEFAULT 1, next_cursor TEXT,
            next_page INTEGER, total INTEGER, run TEXT NOT NULL, part TEXT NOT NULL DEFAULT '');
        CREATE INDEX span_open ON span (scheme) WHERE closed = 0;
        CREATE INDEX span_ends ON span (scheme, ends);
        CREATE TABLE seen (span INTEGER NOT NULL, pass INTEGER NOT NULL, no INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (span, pass,
          no));
        CREATE TABLE position (scheme INTEGER NOT NULL, part TEXT NOT NULL, next_cursor TEXT NOT NULL, next_page INTEGER NOT NULL,
          PRIMARY KEY (scheme, part)) WITHOUT ROWID;
        CREATE TABLE page (scheme INTEGER NOT NULL, no INTEGER NOT NULL, span INTEGER NOT NULL, run TEXT NOT NULL, fetched INTEGER NOT NULL,
          block BLOB, PRIMARY KEY (scheme, no));
        CREATE TABLE record (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
          status INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
          delivery INTEGER, hash INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, settled INTEGER,
            answer TEXT,
          revision INTEGER NOT NULL DEFAULT 0, write_back TEXT, lane INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX record_id ON record (scheme, id);
        CREATE INDEX record_waiting ON record (scheme, no) WHERE status = 0;
        CREATE INDEX record_troubled ON record (scheme, status, no) WHERE status IN (3, 4, 5, 6);
        CREATE TABLE changed (record INTEGER PRIMARY KEY, number TEXT NOT NULL DEFAULT '', hash INTEGER NOT NULL, page INTEGER NOT NULL,
          start INTEGER NOT NULL, length INTEGER NOT NULL);
        CREATE TABLE rejection (record INTEGER PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, field TEXT, value TEXT);
        CREATE TABLE parked (record INTEGER PRIMARY KEY, awaited TEXT NOT NULL, seen INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE TABLE lookup (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, name TEXT NOT NULL, done INTEGER NOT NULL, UNIQUE (scheme,
          name));
        CREATE TABLE found (lookup INTEGER NOT NULL, value TEXT NOT NULL, revision INTEGER NOT NULL, record INTEGER NOT NULL,
          kept TEXT NOT NULL, PRIMARY KEY (lookup, value, revision, record)) WITHOUT ROWID;
        CREATE TABLE run (id TEXT NOT NULL PRIMARY KEY, scheme INTEGER NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL,
          ended INTEGER NOT NULL, report TEXT NOT NULL, did INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
        CREATE INDEX run_scheme ON run (scheme, started);
        CREATE TABLE audit (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, scheme TEXT NOT NULL, action TEXT NOT NULL,
          who TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT '', detail TEXT);
        CREATE TABLE lane (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, last INTEGER NOT NULL, pending INTEGER NOT NULL,
          version TEXT NOT NULL, run TEXT NOT NULL,
          begins INTEGER NOT NULL, ends INTEGER NOT NULL, PRIMARY KEY (scheme, lane)) WITHOUT ROWID;
        CREATE TABLE event (no INTEGER PRIMARY KEY, record INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
        CREATE INDEX event_record ON event (record);
        CREATE TABLE firing (scheme TEXT NOT NULL, lane TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL, done INTEGER NOT NULL,
          PRIMARY KEY (scheme, lane, at)) WITHOUT ROWID;
        CREATE TABLE sent (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL,
          run TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL,
          at INTEGER NOT NULL, answers BLOB, PRIMARY KEY (scheme, lane, number)) WITHOUT ROWID;
        CREATE TABLE token (no INTEGER PRIMARY KEY, scheme TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, at INTEGER NOT NULL,
          role TEXT NOT NULL DEFAULT 'Sender', made_by TEXT NOT NULL DEFAULT '', expires INTEGER, UNIQUE (scheme, name));
        CREATE INDEX token_hash ON token (hash);
        CREATE TABLE account (name TEXT NOT NULL PRIMARY KEY, role TEXT NOT NULL, password TEXT, stamp TEXT NOT NULL,
          failures INTEGER NOT NULL, locked INTEGER, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE dropped (scheme INTEGER NOT NULL, no INTEGER NOT NULL, at INTEGER NOT NULL, run TEXT NOT NULL, total INTEGER NOT NULL,
          records BLOB NOT NULL, PRIMARY KEY (scheme, no));
        CREATE TABLE listed (scheme INTEGER NOT NULL, pass INTEGER NOT NULL, id TEXT NOT NULL, part INTEGER NOT NULL,
          PRIMARY KEY (scheme, pass, id, part)) WITHOUT ROWID;
        CREATE TABLE absent (scheme INTEGER NOT NULL, pass INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (scheme, pass,
          record)) WITHOUT ROWID;
        CREATE TABLE missing (scheme INTEGER NOT NULL, record INTEGER NOT NULL, since INTEGER NOT NULL, latest INTEGER NOT NULL,
          passes INTEGER NOT NULL, marked INTEGER NOT NULL, PRIMARY KEY (scheme, record)) WITHOUT ROWID;
        CREATE TABLE reconciled (scheme INTEGER PRIMARY KEY, run TEXT NOT NULL);
        CREATE TABLE profile (scheme INTEGER PRIMARY KEY, content TEXT NOT NULL);
        """;

    /// <summary>The statements that upgrade each earlier version to the next.</summary>
    public static IReadOnlyDictionary<int, string> Upgrades { get; } =
        new Dictionary<int, string>
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
                CREATE TABLE lookup (no INTEGER PRIMARY KEY, scheme INTEGER NOT NULL, name TEXT NOT NULL, done INTEGER NOT NULL,
                  UNIQUE (scheme, name));
                CREATE TABLE found (lookup INTEGER NOT NULL, value TEXT NOT NULL, change INTEGER NOT NULL, key INTEGER NOT NULL,
                  kept TEXT NOT NULL, PRIMARY KEY (lookup, value, change, key)) WITHOUT ROWID;
                """,
            [2] = """
                ALTER TABLE scheme ADD COLUMN shape TEXT;
                ALTER TABLE scheme ADD COLUMN version TEXT;
                CREATE TABLE run (id TEXT NOT NULL PRIMARY KEY, scheme INTEGER NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL,
                  ended INTEGER NOT NULL, report TEXT NOT NULL) WITHOUT ROWID;
                CREATE INDEX run_scheme ON run (scheme, started);
                CREATE TABLE audit (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, scheme TEXT NOT NULL, action TEXT NOT NULL);
                """,
            [3] = """
                ALTER TABLE scheme ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
                CREATE TABLE event (no INTEGER PRIMARY KEY, key INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL,
                  detail TEXT NOT NULL);
                CREATE INDEX event_key ON event (key);
                CREATE TABLE firing (scheme TEXT NOT NULL, lane TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL,
                  done INTEGER NOT NULL, PRIMARY KEY (scheme, lane, at)) WITHOUT ROWID;
                CREATE TABLE sent (scheme INTEGER NOT NULL, lane INTEGER NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL,
                  run TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
                  at INTEGER NOT NULL, PRIMARY KEY (scheme, lane, number)) WITHOUT ROWID;
                """,
            [4] = """
                ALTER TABLE record ADD COLUMN lane INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE sent ADD COLUMN answers BLOB;
                """,
            [5] = """
                CREATE TABLE seen (span INTEGER NOT NULL, pass INTEGER NOT NULL, no INTEGER NOT NULL, hashes BLOB NOT NULL,
                  PRIMARY KEY (span, pass, no));
                INSERT INTO seen SELECT p.span, p.pass, p.no, p.seen FROM page p JOIN span s ON s.no = p.span WHERE s.closed = 0
                  AND s.pass = p.pass AND length(p.seen) > 0;
                ALTER TABLE page RENAME TO page_before;
                CREATE TABLE page (scheme INTEGER NOT NULL, no INTEGER NOT NULL, span INTEGER NOT NULL, run TEXT NOT NULL,
                  fetched INTEGER NOT NULL, block BLOB, PRIMARY KEY (scheme, no));
                INSERT INTO page SELECT q.scheme, p.no, p.span, p.run, p.fetched, p.block FROM page_before p
                  JOIN (SELECT scheme, page FROM record UNION SELECT r.scheme, c.page FROM changed c
                    JOIN record r ON r.key = c.key) q ON q.page = p.no;
                DROP TABLE page_before;
                ALTER TABLE scheme RENAME COLUMN change TO newest;
                ALTER TABLE scheme ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
                UPDATE scheme SET revision = (SELECT change FROM store);
                ALTER TABLE store DROP COLUMN change;
                ALTER TABLE span RENAME COLUMN start TO begins;
                ALTER TABLE span RENAME COLUMN end TO ends;
                ALTER TABLE span RENAME COLUMN cursor TO next_cursor;
                ALTER TABLE span RENAME COLUMN cursor_page TO next_page;
                CREATE INDEX span_ends ON span (scheme, ends);
                ALTER TABLE record RENAME COLUMN key TO no;
                ALTER TABLE record RENAME COLUMN change TO revision;
                ALTER TABLE changed RENAME COLUMN key TO record;
                ALTER TABLE changed DROP COLUMN change;
                ALTER TABLE changed ADD COLUMN number TEXT NOT NULL DEFAULT '';
                UPDATE changed SET number = (SELECT r.number FROM record r WHERE r.no = changed.record);
                ALTER TABLE rejection RENAME COLUMN key TO record;
                ALTER TABLE parked RENAME COLUMN key TO record;
                ALTER TABLE found RENAME COLUMN change TO revision;
                ALTER TABLE found RENAME COLUMN key TO record;
                ALTER TABLE run ADD COLUMN did INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE lane RENAME COLUMN start TO begins;
                ALTER TABLE lane RENAME COLUMN end TO ends;
                ALTER TABLE event RENAME COLUMN key TO record;
                DROP INDEX event_key;
                CREATE INDEX event_record ON event (record);
                ALTER TABLE sent RENAME COLUMN start TO begins;
                ALTER TABLE sent RENAME COLUMN end TO ends;
                CREATE TABLE token (no INTEGER PRIMARY KEY, scheme TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
                  at INTEGER NOT NULL, UNIQUE (scheme, name));
                """,
            [6] = """
                ALTER TABLE span ADD COLUMN part TEXT NOT NULL DEFAULT '';
                CREATE TABLE position (scheme INTEGER NOT NULL, part TEXT NOT NULL, next_cursor TEXT NOT NULL, next_page INTEGER NOT NULL,
                  PRIMARY KEY (scheme, part)) WITHOUT ROWID;
                """,
            [7] = """
                CREATE TABLE dropped (scheme INTEGER NOT NULL, no INTEGER NOT NULL, at INTEGER NOT NULL, run TEXT NOT NULL,
                  total INTEGER NOT NULL, records BLOB NOT NULL, PRIMARY KEY (scheme, no));
                """,
            [8] = """
                ALTER TABLE audit ADD COLUMN who TEXT NOT NULL DEFAULT '';
                ALTER TABLE audit ADD COLUMN origin TEXT NOT NULL DEFAULT '';
                ALTER TABLE audit ADD COLUMN detail TEXT;
                ALTER TABLE token ADD COLUMN role TEXT NOT NULL DEFAULT 'Sender';
                ALTER TABLE token ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
                ALTER TABLE token ADD COLUMN expires INTEGER;
                CREATE INDEX token_hash ON token (hash);
                CREATE TABLE account (name TEXT NOT NULL PRIMARY KEY, role TEXT NOT NULL, password TEXT, stamp TEXT NOT NULL,
                  failures INTEGER NOT NULL, locked INTEGER, at INTEGER NOT NULL) WITHOUT ROWID;
                """,
            [9] = """
                CREATE TABLE listed (scheme INTEGER NOT NULL, pass INTEGER NOT NULL, id TEXT NOT NULL, part INTEGER NOT NULL,
                  PRIMARY KEY (scheme, pass, id, part)) WITHOUT ROWID;
                CREATE TABLE absent (scheme INTEGER NOT NULL, pass INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (scheme, pass,
                  record)) WITHOUT ROWID;
                CREATE TABLE missing (scheme INTEGER NOT NULL, record INTEGER NOT NULL, since INTEGER NOT NULL, latest INTEGER NOT NULL,
                  passes INTEGER NOT NULL, marked INTEGER NOT NULL, PRIMARY KEY (scheme, record)) WITHOUT ROWID;
                CREATE TABLE reconciled (scheme INTEGER PRIMARY KEY, run TEXT NOT NULL);
                CREATE TABLE profile (scheme INTEGER PRIMARY KEY, content TEXT NOT NULL);
                -- Nothing shows whether these were back-fills or another request, whose records a reconciliation leaves alone.
                UPDATE span SET moves = -1 WHERE moves = 0;
                """,
        };
}
