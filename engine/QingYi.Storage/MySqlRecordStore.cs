using System.Globalization;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The shared store: a database of MySQL 8 or MariaDB 10.6 and later, for several hosts.</summary>
public sealed class MySqlRecordStore : SqlRecordStore
{
    private readonly string connectionString;

    private MySqlRecordStore(MySqlDatabase database, string connectionString, string id)
        : base(database, id) => this.connectionString = connectionString;

    /// <summary>Opens the store in a database, which must exist; creates the tables if they are missing.</summary>
    /// <param name="connectionString">A connection string of MySqlConnector, with the database.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static MySqlRecordStore Open(string connectionString)
    {
        MySqlDatabase? database = null;
        try
        {
            database = new MySqlDatabase(connectionString);
            return new MySqlRecordStore(database, connectionString, database.Alone(() => Prepare(database)));
        }
        catch (ArgumentException e)
        {
            throw new StoreException(
                "QY5012",
                StorageTexts.ConnectionStringWrong(LocalizedText.Of(e)),
                StorageTexts.CorrectConnectionString,
                e
            );
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task BackUpAsync(string file, CancellationToken cancellationToken) =>
        throw new StoreException("QY5017", StorageTexts.BackUpShared, StorageTexts.UseDumpTools);

    private protected override StoreDatabase Another() => new MySqlDatabase(connectionString, holdsLeases: false);

    private static string Prepare(MySqlDatabase database)
    {
        var exact = (string?)
            database.Scalar(
                "SELECT COLLATION_NAME FROM information_schema.COLLATIONS WHERE COLLATION_NAME IN ('utf8mb4_0900_bin', "
                    + "'utf8mb4_nopad_bin') LIMIT 1"
            )
            ?? "utf8mb4_bin";

        // An interrupted creation of the tables continues here.
        if (database.Scalar("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'sent'") is null)
        {
            foreach (var statement in MySqlSchema.Create(exact))
            {
                database.Execute(statement.Replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ", StringComparison.Ordinal));
            }
        }

        if (database.Scalar("SELECT 1 FROM store LIMIT 1") is null)
        {
            database.Execute("INSERT INTO store (id, version) VALUES (@p1, @p2)", Guid.NewGuid().ToString(), SqliteSchema.Version);
        }

        var version = Convert.ToInt32(database.Scalar("SELECT version FROM store"), CultureInfo.InvariantCulture);
        while (MySqlSchema.Upgrades(version, exact) is { Count: > 0 } upgrades)
        {
            foreach (var upgrade in upgrades)
            {
                upgrade.Run(database);
            }

            database.Execute("UPDATE store SET version = @p1", ++version);
        }

        return Identify(database, database.Place);
    }
}
