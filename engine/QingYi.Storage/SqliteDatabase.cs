using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QingYi.Engine.Stores;
using SQLitePCL;

namespace QingYi.Storage;

/// <summary>The embedded store's file.</summary>
internal sealed class SqliteDatabase : StoreDatabase
{
    /// <summary>A file that is created with this setting can be shrunk while it is in use.</summary>
    public const string GivesBack = "PRAGMA auto_vacuum = INCREMENTAL";

    private const int PagesAtOnce = 256;
    private const int MostUnwritten = 4 * PagesAtOnce;
    private readonly SqliteConnection connection;
    private readonly string file;

    // SQLite needs no locks, because the engine uses each connection from one thread at a time, and no memory statistics. If SQLite is in
    // use already, its settings stay.
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <param name="file">The file; it is created if it does not exist.</param>
    /// <param name="patience">How long to wait for another process that writes; null: 30 seconds.</param>
    public SqliteDatabase(string file, TimeSpan? patience = null)
    {
        this.file = file;
        var wait = patience ?? TimeSpan.FromSeconds(30);
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Pooling = false,
                DefaultTimeout = (int)wait.TotalSeconds,
            }.ToString()
        );
        try
        {
            connection.Open();

            // SQLite itself retries a locked file more often than the provider, which does so seven times a second.
            Execute(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {wait.TotalMilliseconds}; PRAGMA page_size = 16384")
            );
            if ((long)Scalar("PRAGMA page_count")! == 0)
            {
                Execute(GivesBack);
            }

            // FULL, because the store must still contain a sent delivery after a power failure.
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 1000;");
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Translate(e);
        }
    }

    public override string Owner => ProcessOwner.Current;

    protected override string LastKey => "SELECT last_insert_rowid()";

    public override bool IsAlive(string owner) => ProcessOwner.IsAlive(owner);

    protected override bool Shrink()
    {
        var (free, all) = ((long)Scalar("PRAGMA freelist_count")!, (long)Scalar("PRAGMA page_count")!);
        var isWorthIt = free >= PagesAtOnce && free >= all / 4;
        if (isWorthIt)
        {
            Execute($"PRAGMA incremental_vacuum({PagesAtOnce})");
        }

        // During a long read, such as a backup, nothing of this reaches the file, and the write-ahead log must not grow because of it.
        var unwritten = Query("PRAGMA wal_checkpoint(PASSIVE)", r => r.GetInt64(1) - r.GetInt64(2))[0];
        return isWorthIt && unwritten < MostUnwritten && (long)Scalar("PRAGMA page_count")! < all;
    }

    public override Dictionary<string, KnownRecord> FindRecords(long scheme, IReadOnlyCollection<string> ids, bool withSpan)
    {
        var found = new Dictionary<string, KnownRecord>(StringComparer.Ordinal);
        using var statement = Prepare(
            withSpan
                ? "SELECT r.no, r.status, coalesce(c.hash, r.hash), p.span FROM record r LEFT JOIN changed c ON c.record = r.no LEFT JOIN "
                    + "page p ON p.scheme = r.scheme AND p.no = coalesce(c.page, r.page) WHERE r.scheme = ?1 AND r.id = ?2"
                : "SELECT r.no, r.status, coalesce(c.hash, r.hash), 0 FROM record r LEFT JOIN changed c ON c.record = r.no WHERE "
                    + "r.scheme = ?1 AND r.id = ?2"
        );
        raw.sqlite3_bind_int64(statement, 1, scheme);
        foreach (var id in ids)
        {
            raw.sqlite3_bind_text(statement, 2, id);
            if (Step(statement))
            {
                found.Add(
                    id,
                    new KnownRecord(
                        raw.sqlite3_column_int64(statement, 0),
                        (RecordStatus)raw.sqlite3_column_int(statement, 1),
                        raw.sqlite3_column_int64(statement, 2),
                        raw.sqlite3_column_int64(statement, 3)
                    )
                );
            }

            raw.sqlite3_reset(statement);
        }

        return found;
    }

    public override void AddRecords(long scheme, long revision, IReadOnlyCollection<(StagedRecord Record, long Hash, int Start)> added)
    {
        using var statement = Prepare(
            "INSERT INTO record (scheme, id, number, status, hash, page, start, length, revision) VALUES (?1, ?3, ?4, 0, ?5, "
                + "?2, ?6, ?7, ?2)"
        );
        raw.sqlite3_bind_int64(statement, 1, scheme);
        raw.sqlite3_bind_int64(statement, 2, revision);
        foreach (var (record, hash, start) in added)
        {
            raw.sqlite3_bind_text(statement, 3, record.Id);
            raw.sqlite3_bind_text(statement, 4, record.Number);
            raw.sqlite3_bind_int64(statement, 5, hash);
            raw.sqlite3_bind_int(statement, 6, start);
            raw.sqlite3_bind_int(statement, 7, record.Content.Length);
            Step(statement);
            raw.sqlite3_reset(statement);
        }
    }

    public override void IndexChanges() => Execute(SqliteSchema.ChangeIndex);

    public override void Put(string table, IReadOnlyList<string> keys, IReadOnlyList<string> others, params object?[] values) =>
        Execute(
            $"INSERT INTO {table} ({Names([.. keys, .. others])}) VALUES ({Places(values)}) ON CONFLICT ({Names(keys)}) DO "
                + $"UPDATE SET {string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}",
            values
        );

    public override int Add(string table, IReadOnlyList<string> columns, params object?[] values) =>
        Execute($"INSERT INTO {table} ({Names(columns)}) VALUES ({Places(values)}) ON CONFLICT DO NOTHING", values);

    protected override void Close() => connection.Dispose();

    protected override DbConnection Open() => connection;

    protected override DbTransaction Begin(DbConnection connection) => this.connection.BeginTransaction(deferred: false);

    protected override bool IsFault(Exception exception) => exception is SqliteException;

    // Statements for each record of a page call SQLite directly: the provider looks up each parameter by name and boxes each value.
    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement), connection.Handle);
        return statement;
    }

    private bool Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }

        return result == raw.SQLITE_ROW;
    }

    protected override StoreException Translate(Exception exception) =>
        (exception as SqliteException)?.SqliteErrorCode switch
        {
            13 => new StoreException("QY5010", StorageTexts.DiskFull(file), StorageTexts.FreeSpace, exception),
            5 or 6 => new StoreException("QY5011", StorageTexts.StoreLocked(file), StorageTexts.EndOtherProcess, exception),
            _ => new StoreException(
                "QY5012",
                StorageTexts.StoreUnusable(file, LocalizedText.Of(exception)),
                StorageTexts.CheckFile,
                exception
            ),
        };
}
