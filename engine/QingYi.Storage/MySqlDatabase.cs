using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using MySqlConnector;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>
/// A shared store in a database of MySQL or MariaDB. A transaction that writes first locks the only row of the table <c>store</c>, so that
/// hosts write one after the other. A second connection holds a lock with the name of this process and sends a statement every few seconds,
/// which shows the other hosts that the process is alive. The server closes a connection that has been silent for longer, and so releases
/// the locks and the transaction of a process that is frozen or cut off. When such a process continues, its epoch is old and it changes
/// nothing.
/// </summary>
internal sealed class MySqlDatabase : StoreDatabase
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const int PatienceSeconds = 30;
    private const int SilentSeconds = 20;
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(5);
    private readonly string connectionString;
    private readonly Lock gate = new();
    private readonly Timer? heartbeat;
    private MySqlConnection? connection;
    private MySqlConnection? alive;
    private long used;
    private string? collation;

    /// <param name="connectionString">A connection string of MySqlConnector, with the database.</param>
    /// <param name="holdsLeases">True when others must see that this process is alive; false: it only reads, or deletes old data.</param>
    public MySqlDatabase(string connectionString, bool holdsLeases = true)
    {
        var builder = new MySqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            AllowUserVariables = true,
            TreatTinyAsBoolean = false,
            UseAffectedRows = false,
            IgnoreCommandTransaction = true,
            DefaultCommandTimeout = 60,
            ApplicationName = "QingYi store",
        };
        this.connectionString = builder.ConnectionString;
        Place = $"{builder.Server}:{builder.Port}/{builder.Database}";
        heartbeat = holdsLeases ? new Timer(_ => SendHeartbeat(), null, HeartbeatEvery, HeartbeatEvery) : null;
    }

    /// <summary>Server and database, without credentials.</summary>
    public string Place { get; }

    public override string Owner { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName[..Math.Min(12, Environment.MachineName.Length)]} {Environment.ProcessId} "
                + $"{Guid.NewGuid().ToString("N")[..16]}"
        );

    protected override string LastKey => "SELECT LAST_INSERT_ID()";

    /// <summary>
    /// Opens the connections, so that others see that this process is alive, and then works while no other process creates or upgrades
    /// tables.
    /// </summary>
    public T Alone<T>(Func<T> work)
    {
        try
        {
            Open();
            if (
                Convert.ToInt64(
                    Scalar($"SELECT GET_LOCK(CONCAT('qingyi-', DATABASE()), {PatienceSeconds})") ?? 0,
                    CultureInfo.InvariantCulture
                ) != 1
            )
            {
                throw new StoreException("QY5011", StorageTexts.BeingUpgraded(Place), StorageTexts.WaitForUpgrade);
            }

            try
            {
                return work();
            }
            finally
            {
                Scalar("SELECT RELEASE_LOCK(CONCAT('qingyi-', DATABASE()))");
            }
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Translate(e);
        }
    }

    /// <summary>Runs a statement that can take hours, such as the copy of a large table.</summary>
    public void ExecuteToTheEnd(string sql)
    {
        using var command = new MySqlCommand(sql, (MySqlConnection)Open()) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    // InnoDB reuses the free space. Only an administrator should shrink the table, because that must not coincide with a backup.
    protected override bool Shrink() => false;

    public override bool IsAlive(string owner) => owner == Owner || Scalar("SELECT IS_USED_LOCK(@p1)", owner) is not null;

    public override Dictionary<string, KnownRecord> FindRecords(long scheme, IReadOnlyCollection<string> ids, bool withSpan) =>
        ids.Count == 0
            ? []
            : Query(
                    $"""
                    SELECT r.id, r.no, r.status, coalesce(c.hash, r.hash), {(
                        withSpan ? "coalesce(p.span, 0)" : "0"
                    )} FROM JSON_TABLE(@p2, '$[*]' COLUMNS (id VARCHAR(700) CHARACTER SET utf8mb4 PATH '$')) j
                    CROSS JOIN record r ON r.scheme = @p1 AND r.id = (j.id COLLATE {Collation()}) LEFT JOIN changed c ON c.record = r.no{(
                        withSpan ? " LEFT JOIN page p ON p.scheme = r.scheme AND p.no = coalesce(c.page, r.page)" : ""
                    )}
                    """,
                    r =>
                        (
                            Id: r.GetString(0),
                            Row: new KnownRecord(r.GetInt64(1), (RecordStatus)r.GetInt32(2), r.GetInt64(3), r.GetInt64(4))
                        ),
                    scheme,
                    JsonSerializer.Serialize(ids, Json)
                )
                .ToDictionary(r => r.Id, r => r.Row, StringComparer.Ordinal);

    public override void AddRecords(long scheme, long revision, IReadOnlyCollection<(StagedRecord Record, long Hash, int Start)> added)
    {
        if (added.Count > 0)
        {
            Execute(
                """
                INSERT INTO record (scheme, id, number, status, hash, page, start, length, revision) SELECT @p1, j.id, j.number, 0, j.hash,
                  @p2, j.start, j.length, @p2
                FROM JSON_TABLE(@p3, '$[*]' COLUMNS (n FOR ORDINALITY, id VARCHAR(700) CHARACTER SET utf8mb4 PATH '$[0]',
                  number VARCHAR(700) CHARACTER SET utf8mb4 PATH '$[1]', hash BIGINT PATH '$[2]', start BIGINT PATH '$[3]',
                  length BIGINT PATH '$[4]')) j ORDER BY j.n
                """,
                scheme,
                revision,
                JsonSerializer.Serialize(
                    added.Select(a => new object[] { a.Record.Id, a.Record.Number, a.Hash, a.Start, a.Record.Content.Length }),
                    Json
                )
            );
        }
    }

    public override int AddListed(long scheme, long pass, long part, IReadOnlyCollection<string> ids) =>
        Execute(
            """
            INSERT IGNORE INTO listed (scheme, pass, id, part) SELECT @p1, @p2, j.id, @p3
            FROM JSON_TABLE(@p4, '$[*]' COLUMNS (id VARCHAR(700) CHARACTER SET utf8mb4 PATH '$')) j
            """,
            scheme,
            pass,
            part,
            JsonSerializer.Serialize(ids, Json)
        );

    // The server cannot create an index inside a transaction, so its tables have this one from the start.
    public override void IndexChanges() { }

    public override void Put(string table, IReadOnlyList<string> keys, IReadOnlyList<string> others, params object?[] values) =>
        Execute(
            $"INSERT INTO {table} ({Names([.. keys, .. others])}) VALUES ({Places(values)}) ON DUPLICATE KEY UPDATE "
                + $"{string.Join(", ", others.Select(c => $"{c} = VALUES({c})"))}",
            values
        );

    public override int Add(string table, IReadOnlyList<string> columns, params object?[] values) =>
        Execute($"INSERT IGNORE INTO {table} ({Names(columns)}) VALUES ({Places(values)})", values);

    protected override void Close()
    {
        heartbeat?.Dispose();
        connection?.Dispose();
        lock (gate)
        {
            alive?.Dispose();
        }
    }

    protected override DbConnection Open()
    {
        lock (gate)
        {
            if (heartbeat is not null && alive is not { State: System.Data.ConnectionState.Open })
            {
                alive?.Dispose();
                alive = Connect();

                // The server may need a moment to end the previous session that held the lock.
                using var hold = new MySqlCommand("SELECT GET_LOCK(@owner, 10)", alive)
                {
                    Parameters = { new MySqlParameter("@owner", Owner) },
                };
                if (Convert.ToInt64(hold.ExecuteScalar(), CultureInfo.InvariantCulture) != 1)
                {
                    alive.Dispose();
                    throw new LockRefusedException();
                }
            }
        }

        // The server may have closed a connection that was idle for a while.
        if (connection is not null && Stopwatch.GetElapsedTime(used) > HeartbeatEvery && !connection.Ping())
        {
            Lose();
        }

        used = Stopwatch.GetTimestamp();
        return connection ??= Connect();
    }

    protected override DbTransaction Begin(DbConnection connection)
    {
        var begun = ((MySqlConnection)connection).BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
        try
        {
            Scalar("SELECT version FROM store FOR UPDATE");
            return begun;
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    }

    protected override void Lose()
    {
        Forget();
        connection?.Dispose();
        connection = null;

        // What broke this connection may have broken the one that shows that this process is alive.
        lock (gate)
        {
            alive?.Dispose();
            alive = null;
        }
    }

    // A broken connection raises various exceptions. An InvalidOperationException is one of them only if the connection is gone.
    protected override bool IsFault(Exception exception) =>
        exception is MySqlException or IOException or SocketException or TimeoutException or LockRefusedException
        || (exception is InvalidOperationException && IsLost);

    private bool IsLost =>
        connection is { State: not System.Data.ConnectionState.Open }
        || Volatile.Read(ref alive) is { State: not System.Data.ConnectionState.Open };

    protected override StoreException Translate(Exception exception) =>
        (exception as MySqlException)?.ErrorCode switch
        {
            MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.LockDeadlock => new StoreException(
                "QY5011",
                StorageTexts.StoreLocked(Place),
                StorageTexts.HostTriesAgain,
                exception
            ),
            MySqlErrorCode.RecordFileFull or MySqlErrorCode.DiskFull => new StoreException(
                "QY5010",
                StorageTexts.DiskFull(Place),
                StorageTexts.FreeSpace,
                exception
            ),
            MySqlErrorCode.AccessDenied
            or MySqlErrorCode.DatabaseAccessDenied
            or MySqlErrorCode.UnknownDatabase
            or MySqlErrorCode.TableAccessDenied => new StoreException(
                "QY5012",
                StorageTexts.StoreUnusable(Place, LocalizedText.Of(exception)),
                StorageTexts.CorrectRights,
                exception
            ),
            null or MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ServerShutdown or MySqlErrorCode.None => new StoreException(
                "QY5021",
                StorageTexts.StoreUnreachable(Place, LocalizedText.Of(exception)),
                StorageTexts.StartWhenItAnswers,
                exception
            ),
            _ => exception is MySqlException { IsTransient: true }
                ? new StoreException(
                    "QY5021",
                    StorageTexts.StoreUnreachable(Place, LocalizedText.Of(exception)),
                    StorageTexts.StartWhenItAnswers,
                    exception
                )
                : new StoreException(
                    "QY5012",
                    StorageTexts.StoreUnusable(Place, LocalizedText.Of(exception)),
                    StorageTexts.LookErrorUp,
                    exception
                ),
        };

    // A text that a statement assembles has the server's collation; the ids in the tables have the collation of their tables.
    private string Collation() =>
        collation ??= (string)
            Scalar(
                "SELECT COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = "
                    + "'record' AND COLUMN_NAME = 'id'"
            )!;

    private void SendHeartbeat()
    {
        lock (gate)
        {
            try
            {
                if (alive is null || alive.Ping())
                {
                    return;
                }
            }
            catch (Exception e) when (IsFault(e)) { }

            // The next use of the store opens the connection again.
            alive?.Dispose();
            alive = null;
        }
    }

    private MySqlConnection Connect()
    {
        var opened = new MySqlConnection(connectionString);
        try
        {
            opened.Open();
            using var session = new MySqlCommand(
                "SET SESSION sql_mode = 'STRICT_ALL_TABLES,PIPES_AS_CONCAT,NO_ENGINE_SUBSTITUTION', wait_timeout = "
                    + $"{SilentSeconds}, innodb_lock_wait_timeout = {PatienceSeconds}; SET SESSION TRANSACTION ISOLATION LEVEL "
                    + "READ COMMITTED",
                opened
            );
            session.ExecuteNonQuery();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
