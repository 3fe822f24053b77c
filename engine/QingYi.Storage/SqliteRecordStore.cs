using System.Globalization;
using Microsoft.Data.Sqlite;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The embedded store: one SQLite file in the state directory.</summary>
public sealed class SqliteRecordStore : RecordStore
{
    /// <summary>What a parked record waits with.</summary>
    internal const string ParkedCode = "QY2115";

    private const string Listed = $"""
        SELECT r.key, r.id, r.number, r.status, r.attempts, r.answer, coalesce(j.code, iif(w.key IS NULL, NULL, '{ParkedCode}')), coalesce(j.message, w.message), j.field, j.value, p.fetched, r.settled
        FROM record r JOIN scheme s ON s.no = r.scheme JOIN page p ON p.no = r.page LEFT JOIN rejection j ON j.key = r.key AND r.status = 3 LEFT JOIN parked w ON w.key = r.key AND r.status = 4
        """;

    private readonly SqliteDatabase database;

    private SqliteRecordStore(SqliteDatabase database, string id)
    {
        this.database = database;
        Id = id;
        Lookups = new SqliteLookups(database);
    }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    public override RecordLookups Lookups { get; }

    /// <summary>Opens the store of a state directory, and makes it when it is not there.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static SqliteRecordStore Open(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException("QY5012", $"the state directory {directory} cannot be made: {e.Message}", "Choose another with --state.", e);
        }

        var file = Path.Combine(directory, "store.db");
        var database = new SqliteDatabase(file);
        try
        {
            var id = database.WriteAsync(() => Prepare(database, file), CancellationToken.None).GetAwaiter().GetResult();
            return new SqliteRecordStore(database, id);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<SchemeStore> AcquireAsync(string scheme, CancellationToken cancellationToken)
    {
        var (number, epoch) = await database.WriteAsync(
            () =>
            {
                database.Execute("INSERT INTO scheme (id, epoch) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING", scheme);
                var row = database.Query("SELECT no, epoch, owner FROM scheme WHERE id = $1", r => (No: r.GetInt64(0), Epoch: r.GetInt64(1), Owner: r.IsDBNull(2) ? null : r.GetString(2)), scheme)[0];
                if (row.Owner is not null && ProcessOwner.IsAlive(row.Owner))
                {
                    throw new StoreException("QY5008", $"the scheme '{scheme}' is being run by process {row.Owner.Split(' ')[1]}", "Wait for it to end, or end it; two runs of a scheme at a time are never allowed.");
                }

                database.Execute("UPDATE scheme SET epoch = $1, owner = $2 WHERE no = $3", row.Epoch + 1, ProcessOwner.Current, row.No);
                return (row.No, row.Epoch + 1);
            },
            cancellationToken).ConfigureAwait(false);
        return new SqliteSchemeStore(database, scheme, number, epoch);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<RecordListing>> ListAsync(string scheme, RecordStatus? status, int limit, CancellationToken cancellationToken, DateTimeOffset? since = null) => database.ReadAsync<IReadOnlyList<RecordListing>>(
        () => database.Query($"{Listed} WHERE s.id = $1 {(status is null ? "" : $"AND r.status = {(int)status}")} AND ($3 IS NULL OR r.settled >= $3) ORDER BY r.key LIMIT $2", Listing, scheme, limit, since?.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<(RecordListing Listing, ReadOnlyMemory<byte> Content)?> FindAsync(string scheme, string id, CancellationToken cancellationToken) => database.ReadAsync<(RecordListing, ReadOnlyMemory<byte>)?>(
        () => database.Query($"{Listed} WHERE s.id = $1 AND r.id = $2", Listing, scheme, id) is [var listing]
            ? (listing, new SqliteContents(database).Read($"SELECT {SqliteContents.Columns} FROM record WHERE key = $1", listing.Key)[0].Record.Content)
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public override Task<string?> ShapeAsync(string scheme, CancellationToken cancellationToken) => database.ReadAsync(
        () => database.Scalar("SELECT s.shape FROM scheme s WHERE s.id = $1 AND EXISTS (SELECT 1 FROM record r JOIN page p ON p.no = r.page WHERE r.scheme = s.no AND p.span <> 0)", scheme) as string,
        cancellationToken);

    /// <inheritdoc/>
    public override Task<string?> TextAsync(string scheme, CancellationToken cancellationToken) =>
        database.ReadAsync(() => database.Scalar("SELECT v.text FROM scheme s JOIN version v ON v.scheme = s.no AND v.version = s.version WHERE s.id = $1", scheme) as string, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoredRun>> RunsAsync(string? scheme, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<StoredRun>>(
        () => database.Query(
            "SELECT r.id, s.id, r.status, r.started, r.ended, r.report FROM run r JOIN scheme s ON s.no = r.scheme WHERE $1 IS NULL OR s.id = $1 ORDER BY r.started DESC, r.id DESC LIMIT $2",
            r => new StoredRun(r.GetString(0), r.GetString(1), Enum.Parse<RunStatus>(r.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)), r.GetString(5)),
            scheme,
            limit),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<(DateTimeOffset At, string Action)>> AuditAsync(string scheme, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<(DateTimeOffset, string)>>(
        () => database.Query("SELECT at, action FROM audit WHERE scheme = $1 ORDER BY no DESC LIMIT $2", r => (DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.GetString(1)), scheme, limit),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<RecordStatus, long>> CountAsync(string scheme, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyDictionary<RecordStatus, long>>(
        () => database.Query("SELECT r.status, count(*) FROM record r JOIN scheme s ON s.no = r.scheme WHERE s.id = $1 GROUP BY r.status", r => KeyValuePair.Create((RecordStatus)r.GetInt32(0), r.GetInt64(1)), scheme).ToDictionary(),
        cancellationToken);

    /// <inheritdoc/>
    public override Task<DateTimeOffset?> WatermarkAsync(string scheme, CancellationToken cancellationToken) => database.ReadAsync(
        () => database.Scalar("SELECT watermark FROM scheme WHERE id = $1", scheme) is long time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : (DateTimeOffset?)null,
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(() => database.Query("SELECT id FROM scheme ORDER BY id", r => r.GetString(0)), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Prepare(SqliteDatabase database, string file)
    {
        if (database.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'store'") is null)
        {
            database.Execute(SqliteSchema.Create);
            database.Execute("INSERT INTO store (id, version) VALUES ($1, $2)", Guid.NewGuid().ToString(), SqliteSchema.Version);
        }

        var (id, version) = database.Query("SELECT id, version FROM store", r => (r.GetString(0), r.GetInt32(1)))[0];
        while (SqliteSchema.Upgrades.TryGetValue(version, out var upgrade))
        {
            database.Execute(upgrade);
            database.Execute("UPDATE store SET version = $1", ++version);
        }

        return version == SqliteSchema.Version
            ? id
            : throw new StoreException("QY5012", string.Create(CultureInfo.InvariantCulture, $"the store {file} has version {version}, but this program reads version {SqliteSchema.Version}"), "Use the version of QingYi that wrote it.");
    }

    private static RecordListing Listing(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        (RecordStatus)row.GetInt32(3),
        row.GetInt32(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : new Rejection(row.GetString(6), row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetString(9)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        row.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)));
}
