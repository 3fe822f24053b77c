namespace QingYi.Storage;

/// <summary>The tables of the shared store; what they mean stands at <see cref="SqliteSchema"/>. Ids are compared byte by byte, trailing blanks included.</summary>
internal static class MySqlSchema
{
    /// <summary>From each earlier version to the next: the columns that are new.</summary>
    public static IReadOnlyDictionary<int, (string Table, string Column, string Type)[]> Upgrades { get; } = new Dictionary<int, (string Table, string Column, string Type)[]>
    {
        [4] = [("record", "lane", "BIGINT NOT NULL DEFAULT 0"), ("sent", "answers", "LONGBLOB")],
    };

    /// <summary>The statements that make the tables.</summary>
    /// <param name="exact">A collation that compares byte by byte and pads nothing.</param>
    public static IEnumerable<string> Create(string exact) => $"""
        CREATE TABLE store (id VARCHAR(64) NOT NULL, version INT NOT NULL, change BIGINT NOT NULL DEFAULT 0)
        CREATE TABLE scheme (no BIGINT AUTO_INCREMENT PRIMARY KEY, id VARCHAR(64) NOT NULL UNIQUE, epoch BIGINT NOT NULL, owner VARCHAR(64), watermark BIGINT, change BIGINT NOT NULL DEFAULT 0, shape TEXT, version VARCHAR(64), paused BIGINT NOT NULL DEFAULT 0)
        CREATE TABLE version (scheme BIGINT NOT NULL, version VARCHAR(64) NOT NULL, text LONGTEXT NOT NULL, PRIMARY KEY (scheme, version))
        CREATE TABLE span (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, start BIGINT NOT NULL, end BIGINT NOT NULL, moves BIGINT NOT NULL, closed BIGINT NOT NULL DEFAULT 0, is_read BIGINT NOT NULL DEFAULT 0, pass BIGINT NOT NULL DEFAULT 1, cursor LONGTEXT, cursor_page BIGINT, total BIGINT, run VARCHAR(64) NOT NULL, INDEX span_open (scheme, closed))
        CREATE TABLE page (no BIGINT PRIMARY KEY, span BIGINT NOT NULL, pass BIGINT NOT NULL, run VARCHAR(64) NOT NULL, fetched BIGINT NOT NULL, seen LONGBLOB NOT NULL, block LONGBLOB, INDEX page_span (span))
        CREATE TABLE record (key BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, id VARCHAR(700) NOT NULL, number VARCHAR(700) NOT NULL, status BIGINT NOT NULL, attempts BIGINT NOT NULL DEFAULT 0, delivery BIGINT, hash BIGINT NOT NULL, page BIGINT NOT NULL, start BIGINT NOT NULL, length BIGINT NOT NULL, settled BIGINT, answer LONGTEXT, change BIGINT NOT NULL DEFAULT 0, write_back LONGTEXT, lane BIGINT NOT NULL DEFAULT 0, INDEX record_change (scheme, change), UNIQUE INDEX record_id (scheme, id), INDEX record_status (scheme, status, key))
        CREATE TABLE changed (key BIGINT PRIMARY KEY, change BIGINT NOT NULL DEFAULT 0, hash BIGINT NOT NULL, page BIGINT NOT NULL, start BIGINT NOT NULL, length BIGINT NOT NULL)
        CREATE TABLE rejection (key BIGINT PRIMARY KEY, code VARCHAR(64) NOT NULL, message LONGTEXT NOT NULL, field LONGTEXT, value LONGTEXT)
        CREATE TABLE parked (key BIGINT PRIMARY KEY, awaited VARCHAR(64) NOT NULL, seen BIGINT NOT NULL, message LONGTEXT NOT NULL)
        CREATE TABLE lookup (no BIGINT AUTO_INCREMENT PRIMARY KEY, scheme BIGINT NOT NULL, name VARCHAR(700) NOT NULL, done BIGINT NOT NULL, UNIQUE (scheme, name))
        CREATE TABLE found (lookup BIGINT NOT NULL, value VARCHAR(700) NOT NULL, change BIGINT NOT NULL, key BIGINT NOT NULL, kept LONGTEXT NOT NULL, PRIMARY KEY (lookup, value, change, key))
        CREATE TABLE run (id VARCHAR(64) NOT NULL PRIMARY KEY, scheme BIGINT NOT NULL, status VARCHAR(32) NOT NULL, started BIGINT NOT NULL, ended BIGINT NOT NULL, report LONGTEXT NOT NULL, INDEX run_scheme (scheme, started))
        CREATE TABLE audit (no BIGINT AUTO_INCREMENT PRIMARY KEY, at BIGINT NOT NULL, scheme VARCHAR(64) NOT NULL, action LONGTEXT NOT NULL)
        CREATE TABLE lane (scheme BIGINT NOT NULL, lane BIGINT NOT NULL, last BIGINT NOT NULL, pending BIGINT NOT NULL, version VARCHAR(64) NOT NULL, run VARCHAR(64) NOT NULL, start BIGINT NOT NULL, end BIGINT NOT NULL, PRIMARY KEY (scheme, lane))
        CREATE TABLE event (no BIGINT AUTO_INCREMENT PRIMARY KEY, key BIGINT NOT NULL, at BIGINT NOT NULL, what VARCHAR(32) NOT NULL, detail LONGTEXT NOT NULL, INDEX event_key (key))
        CREATE TABLE firing (scheme VARCHAR(64) NOT NULL, lane VARCHAR(32) NOT NULL, at BIGINT NOT NULL, owner VARCHAR(64) NOT NULL, done BIGINT NOT NULL, PRIMARY KEY (scheme, lane, at))
        CREATE TABLE sent (scheme BIGINT NOT NULL, lane BIGINT NOT NULL, number BIGINT NOT NULL, version VARCHAR(64) NOT NULL, run VARCHAR(64) NOT NULL, start BIGINT NOT NULL, end BIGINT NOT NULL, at BIGINT NOT NULL, answers LONGBLOB, PRIMARY KEY (scheme, lane, number))
        """.Split('\n').Select(s => $"{s.Trim()} ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE {exact}");
}
