using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The embedded store: one SQLite file in the state directory.</summary>
public sealed class SqliteRecordStore : SqlRecordStore
{
    private readonly string file;
    private readonly SemaphoreSlim writers;

    private SqliteRecordStore(SqliteDatabase database, string file, string id)
        : base(database, id) => (this.file, writers) = (file, database.Writers);

    /// <summary>Opens the store of a state directory, and creates it if it does not exist.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static SqliteRecordStore Open(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                "QY5012",
                StorageTexts.DirectoryNotCreated(directory, LocalizedText.Of(e)),
                StorageTexts.ChooseDirectory,
                e
            );
        }

        var file = Path.Combine(directory, "store.db");
        var database = new SqliteDatabase(file);
        try
        {
            return new SqliteRecordStore(
                database,
                file,
                database.WriteAsync(() => Prepare(database, file), CancellationToken.None).GetAwaiter().GetResult()
            );
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new StoreException("QY5017", StorageTexts.FileExists(file), StorageTexts.NameNewFile);
        }

        var unfinished = file + ".unfinished";
        File.Delete(unfinished);
        using (var database = Another())
        {
            await database
                .ReadAsync(() => database.Execute(SqliteDatabase.GivesBack + "; VACUUM INTO @p1", unfinished), cancellationToken)
                .ConfigureAwait(false);
        }

        File.Move(unfinished, file);
    }

    private protected override StoreDatabase Another() => new SqliteDatabase(file) { Writers = writers };

    private static string Prepare(SqliteDatabase database, string file)
    {
        if (database.Scalar("SELECT 1 FROM sqlite_master WHERE name = 'store'") is null)
        {
            database.Execute(SqliteSchema.Create);
            database.Execute("INSERT INTO store (id, version) VALUES (@p1, @p2)", Guid.NewGuid().ToString(), SqliteSchema.Version);
        }

        var version = (int)(long)database.Scalar("SELECT version FROM store")!;
        while (SqliteSchema.Upgrades.TryGetValue(version, out var upgrade))
        {
            database.Execute(upgrade);
            database.Execute("UPDATE store SET version = @p1", ++version);
        }

        return Identify(database, file);
    }
}
