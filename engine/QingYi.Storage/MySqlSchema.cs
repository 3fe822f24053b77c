namespace QingYi.Storage;

/// <summary>
/// The tables of the shared store; <see cref="SqliteSchema"/> documents their meaning. Ids are compared byte by byte, including trailing
/// blanks.
/// </summary>
internal static class MySqlSchema
{
    private const string Page =
        "(scheme BIGINT NOT NULL, no BIGINT NOT NULL, span BIGINT NOT NULL, run VARCHAR(64) NOT NULL, fetched BIGINT NOT "
        + "NULL, block LONGBLOB, PRIMARY KEY (scheme, no))";
    private const string Seen =
        "CREATE TABLE seen (span BIGINT NOT NULL, pass BIGINT NOT NULL, no BIGINT NOT NULL, hashes LONGBLOB NOT NULL, "
        + "PRIMARY KEY (span, pass, no))";
    private const string Position =
        "CREATE TABLE position (scheme BIGINT NOT NULL, part VARCHAR(200) NOT NULL, next_cursor LONGTEXT NOT NULL, next_page "
        + "BIGINT NOT NULL, "
        + "PRIMARY KEY (scheme, part))";
    private const string Dropped =
        "CREATE TABLE dropped (scheme BIGINT NOT NULL, no BIGINT NOT NULL, at BIGINT NOT NULL, run VARCHAR(64) NOT NULL, total BIGINT NOT "
        + "NULL, records LONGBLOB NOT NULL, PRIMARY KEY (scheme, no))";
    private const string Token =
        "CREATE TABLE token (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme VARCHAR(600) NOT NULL, name VARCHAR(64) NOT NULL, "
        + "hash VARCHAR(64) NOT NULL, at BIGINT NOT NULL, role VARCHAR(32) NOT NULL DEFAULT 'Sender', "
        + "made_by VARCHAR(128) NOT NULL DEFAULT '', expires BIGINT, UNIQUE (scheme, name), INDEX token_hash (hash))";
    private const string Account =
        "CREATE TABLE account (name VARCHAR(64) NOT NULL PRIMARY KEY, role VARCHAR(32) NOT NULL, password VARCHAR(512), "
        + "stamp VARCHAR(64) NOT NULL, failures BIGINT NOT NULL, locked BIGINT, at BIGINT NOT NULL)";

    private const string Listed =
        "CREATE TABLE listed (scheme BIGINT NOT NULL, pass BIGINT NOT NULL, id VARCHAR(700) NOT NULL, part BIGINT NOT NULL, PRIMARY KEY "
        + "(scheme, pass, id, part))";
    private const string Absent =
        "CREATE TABLE absent (scheme BIGINT NOT NULL, pass BIGINT NOT NULL, record BIGINT NOT NULL, PRIMARY KEY (scheme, pass, record))";
    private const string Missing =
        "CREATE TABLE missing (scheme BIGINT NOT NULL, record BIGINT NOT NULL, since BIGINT NOT NULL, latest BIGINT NOT NULL, passes "
        + "BIGINT NOT NULL, marked BIGINT NOT NULL, PRIMARY KEY (scheme, record))";
    private const string Reconciled = "CREATE TABLE reconciled (scheme BIGINT PRIMARY KEY, run VARCHAR(64) NOT NULL)";
    private const string Profile = "CREATE TABLE profile (scheme BIGINT PRIMARY KEY, content LONGTEXT NOT NULL)";

    /// <summary>Returns the statements that upgrade a version to the next one.</summary>
    /// <param name="version">The earlier version.</param>
    /// <param name="exact">A collation that compares byte by byte without padding.</param>
    /// <returns>The statements; empty: there is no next version.</returns>
    public static IReadOnlyList<MySqlUpgrade> Upgrades(int version, string exact) =>
        version switch
        {
            4 => [MySqlUpgrade.Add("record", "lane", "BIGINT NOT NULL DEFAULT 0"), MySqlUpgrade.Add("sent", "answers", "LONGBLOB")],
            5 =>
            [
                new("seen", "span", false, Table(Seen, exact)),
                new(
                    "page",
                    "seen",
                    true,
                    "INSERT IGNORE INTO seen SELECT p.span, p.pass, p.no, p.seen FROM page p JOIN span s ON s.no = p.span "
                        + "WHERE s.closed = 0 AND s.pass = p.pass AND length(p.seen) > 0"
                ),
                new("page", "seen", true, Table($"CREATE TABLE IF NOT EXISTS page_next {Page}", exact)),
                new("page", "seen", true, CopyOfPages("page", "page_next")),
                new("page", "seen", true, "RENAME TABLE page TO page_before, page_next TO page"),
                // The pages that were stored during the copy.
                new("page_before", "seen", true, CopyOfPages("page_before", "page")),
                new("page_before", "seen", true, "DROP TABLE page_before"),
                MySqlUpgrade.Rename("scheme", "change", "newest"),
                MySqlUpgrade.Add("scheme", "revision", "BIGINT NOT NULL DEFAULT 0"),
                new("store", "change", true, "UPDATE scheme SET revision = (SELECT `change` FROM store)"),
                MySqlUpgrade.Drop("store", "change"),
                MySqlUpgrade.Rename("span", "start", "begins"),
                MySqlUpgrade.Rename("span", "end", "ends"),
                MySqlUpgrade.Rename("span", "cursor", "next_cursor"),
                MySqlUpgrade.Rename("span", "cursor_page", "next_page"),
                MySqlUpgrade.Index("span", "span_ends", "scheme, ends"),
                MySqlUpgrade.Rename("record", "key", "no"),
                MySqlUpgrade.Rename("record", "change", "revision"),
                MySqlUpgrade.Rename("changed", "key", "record"),
                MySqlUpgrade.Drop("changed", "change"),
                MySqlUpgrade.Add("changed", "number", "VARCHAR(700) NOT NULL DEFAULT ''"),
                new(
                    "changed",
                    "number",
                    true,
                    "UPDATE changed c JOIN record r ON r.no = c.record SET c.number = r.number WHERE c.number = ''"
                ),
                MySqlUpgrade.Rename("rejection", "key", "record"),
                MySqlUpgrade.Rename("parked", "key", "record"),
                MySqlUpgrade.Rename("found", "change", "revision"),
                MySqlUpgrade.Rename("found", "key", "record"),
                MySqlUpgrade.Add("run", "did", "BIGINT NOT NULL DEFAULT 1"),
                MySqlUpgrade.Rename("lane", "start", "begins"),
                MySqlUpgrade.Rename("lane", "end", "ends"),
                MySqlUpgrade.Rename("event", "key", "record"),
                MySqlUpgrade.Rename("sent", "start", "begins"),
                MySqlUpgrade.Rename("sent", "end", "ends"),
                new("token", "no", false, Table(Token, exact)),
            ],
            6 =>
            [
                MySqlUpgrade.Add("span", "part", "VARCHAR(200) NOT NULL DEFAULT ''"),
                new("position", "part", false, Table(Position, exact)),
            ],
            7 => [new("dropped", "no", false, Table(Dropped, exact))],
            8 =>
            [
                MySqlUpgrade.Add("audit", "who", "VARCHAR(128) NOT NULL DEFAULT ''"),
                MySqlUpgrade.Add("audit", "origin", "VARCHAR(128) NOT NULL DEFAULT ''"),
                MySqlUpgrade.Add("audit", "detail", "LONGTEXT"),
                new("token", "role", false, "ALTER TABLE token MODIFY scheme VARCHAR(600) NOT NULL"),
                MySqlUpgrade.Add("token", "made_by", "VARCHAR(128) NOT NULL DEFAULT ''"),
                MySqlUpgrade.Add("token", "expires", "BIGINT"),
                MySqlUpgrade.Index("token", "token_hash", "hash"),
                MySqlUpgrade.Add("token", "role", "VARCHAR(32) NOT NULL DEFAULT 'Sender'"),
                new("account", "name", false, Table(Account, exact)),
            ],
            9 =>
            [
                new("listed", "id", false, Table(Listed, exact)),
                new("absent", "record", false, Table(Absent, exact)),
                new("missing", "record", false, Table(Missing, exact)),
                new("reconciled", "run", false, Table(Reconciled, exact)),
                // Nothing shows whether these were back-fills or another request, whose records a reconciliation leaves alone.
                new("profile", "content", false, "UPDATE span SET moves = -1 WHERE moves = 0"),
                new("profile", "content", false, Table(Profile, exact)),
            ],
            _ => [],
        };

    /// <summary>Returns the statements that create the tables.</summary>
    /// <param name="exact">A collation that compares byte by byte without padding.</param>
    public static IEnumerable<string> Create(string exact) =>
        $"""
            CREATE TABLE store (id VARCHAR(64) NOT NULL, version INT NOT NULL);
            CREATE TABLE scheme (no BIGINT AUTO_INCREMENT PRIMARY KEY, id VARCHAR(64) NOT NULL UNIQUE, epoch BIGINT NOT NULL,
              owner VARCHAR(64), watermark BIGINT, shape TEXT, version VARCHAR(64), paused BIGINT NOT NULL DEFAULT 0,
              revision BIGINT NOT NULL DEFAULT 0, newest BIGINT NOT NULL DEFAULT 0);
            CREATE TABLE version (scheme BIGINT NOT NULL, version VARCHAR(64) NOT NULL, text LONGTEXT NOT NULL, PRIMARY KEY (scheme,
              version));
            CREATE TABLE span (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, begins BIGINT NOT NULL, ends BIGINT NOT NULL,
              moves BIGINT NOT NULL, closed BIGINT NOT NULL DEFAULT 0, is_read BIGINT NOT NULL DEFAULT 0, pass BIGINT NOT NULL DEFAULT 1,
              next_cursor LONGTEXT, next_page BIGINT, total BIGINT, run VARCHAR(64) NOT NULL, part VARCHAR(200) NOT NULL DEFAULT '',
              INDEX span_open (scheme, closed),
              INDEX span_ends (scheme, ends));
            {Seen};
            {Position};
            CREATE TABLE page {Page};
            CREATE TABLE record (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, id VARCHAR(700) NOT NULL,
              number VARCHAR(700) NOT NULL, status BIGINT NOT NULL, attempts BIGINT NOT NULL DEFAULT 0, delivery BIGINT,
              hash BIGINT NOT NULL, page BIGINT NOT NULL, start BIGINT NOT NULL, length BIGINT NOT NULL, settled BIGINT, answer LONGTEXT,
              revision BIGINT NOT NULL DEFAULT 0, write_back LONGTEXT, lane BIGINT NOT NULL DEFAULT 0, INDEX record_change (scheme,
              revision), UNIQUE INDEX record_id (scheme, id), INDEX record_status (scheme, status, no));
            CREATE TABLE changed (record BIGINT PRIMARY KEY, number VARCHAR(700) NOT NULL DEFAULT '', hash BIGINT NOT NULL,
              page BIGINT NOT NULL, start BIGINT NOT NULL, length BIGINT NOT NULL);
            CREATE TABLE rejection (record BIGINT PRIMARY KEY, code VARCHAR(64) NOT NULL, message LONGTEXT NOT NULL, field LONGTEXT,
              value LONGTEXT);
            CREATE TABLE parked (record BIGINT PRIMARY KEY, awaited VARCHAR(64) NOT NULL, seen BIGINT NOT NULL, message LONGTEXT NOT NULL);
            CREATE TABLE lookup (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, name VARCHAR(700) NOT NULL,
              done BIGINT NOT NULL, UNIQUE (scheme, name));
            CREATE TABLE found (lookup BIGINT NOT NULL, value VARCHAR(700) NOT NULL, revision BIGINT NOT NULL, record BIGINT NOT NULL,
              kept LONGTEXT NOT NULL, PRIMARY KEY (lookup, value, revision, record));
            CREATE TABLE run (id VARCHAR(64) NOT NULL PRIMARY KEY, scheme BIGINT NOT NULL, status VARCHAR(32) NOT NULL,
              started BIGINT NOT NULL, ended BIGINT NOT NULL, report LONGTEXT NOT NULL, did BIGINT NOT NULL DEFAULT 1,
              INDEX run_scheme (scheme, started));
            CREATE TABLE audit (no BIGINT AUTO_INCREMENT PRIMARY KEY, at BIGINT NOT NULL, scheme VARCHAR(64) NOT NULL,
              action LONGTEXT NOT NULL, who VARCHAR(128) NOT NULL DEFAULT '', origin VARCHAR(128) NOT NULL DEFAULT '', detail LONGTEXT);
            CREATE TABLE lane (scheme BIGINT NOT NULL, lane BIGINT NOT NULL, last BIGINT NOT NULL, pending BIGINT NOT NULL,
              version VARCHAR(64) NOT NULL, run VARCHAR(64) NOT NULL, begins BIGINT NOT NULL, ends BIGINT NOT NULL, PRIMARY KEY (scheme,
              lane));
            CREATE TABLE event (no BIGINT AUTO_INCREMENT PRIMARY KEY, record BIGINT NOT NULL, at BIGINT NOT NULL, what VARCHAR(32) NOT NULL,
              detail LONGTEXT NOT NULL, INDEX event_key (record));
            CREATE TABLE firing (scheme VARCHAR(64) NOT NULL, lane VARCHAR(32) NOT NULL, at BIGINT NOT NULL, owner VARCHAR(64) NOT NULL,
              done BIGINT NOT NULL, PRIMARY KEY (scheme, lane, at));
            {Token};
            {Account};
            {Dropped};
            {Listed};
            {Absent};
            {Missing};
            {Reconciled};
            {Profile};
            CREATE TABLE sent (scheme BIGINT NOT NULL, lane BIGINT NOT NULL, number BIGINT NOT NULL, version VARCHAR(64) NOT NULL,
              run VARCHAR(64) NOT NULL, begins BIGINT NOT NULL, ends BIGINT NOT NULL, at BIGINT NOT NULL, answers LONGBLOB,
              PRIMARY KEY (scheme, lane, number))
            """.Split(';').Select(s => Table(s.Trim(), exact));

    private static string CopyOfPages(string from, string to) =>
        $"""
            INSERT IGNORE INTO {to} SELECT q.scheme, p.no, p.span, p.run, p.fetched, p.block FROM {from} p
              JOIN (SELECT scheme, page FROM record UNION SELECT r.scheme, c.page FROM changed c
                JOIN record r ON r.`key` = c.`key`) q ON q.page = p.no
            """;

    private static string Table(string statement, string exact) => $"{statement} ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE {exact}";
}
