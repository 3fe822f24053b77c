using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using QingYi.Engine.Stores;

namespace QingYi.Storage;

/// <summary>The embedded store's file.</summary>
internal sealed partial class SqliteDatabase : StoreDatabase
{
    private readonly SqliteConnection connection;
    private readonly string file;

    /// <param name="file">The file; made when it is not there.</param>
    /// <param name="patience">How long to wait for another process that writes; null: 30 seconds.</param>
    public SqliteDatabase(string file, TimeSpan? patience = null)
    {
        this.file = file;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = (int)(patience ?? TimeSpan.FromSeconds(30)).TotalSeconds }.ToString());
        try
        {
            connection.Open();

            // FULL: a delivery that was sent must still be known after a failure of the power.
            Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 1000;");
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

    protected override void Close() => connection.Dispose();

    protected override DbConnection Open() => connection;

    protected override DbTransaction Begin(DbConnection connection) => this.connection.BeginTransaction(deferred: false);

    protected override string Translate(string sql) => Exact().Replace(sql, "$1");

    protected override string ParameterName(int number) => "$" + number;

    protected override string Rows(string parameter, IReadOnlyList<(string Name, string Type)> columns) =>
        $"(SELECT key AS n, {string.Join(", ", columns.Select((c, i) => $"value ->> {i} AS {c.Name}"))} FROM json_each({parameter}))";

    protected override bool IsFault(Exception exception) => exception is SqliteException;

    [GeneratedRegex(@"\bexact\(([^)]*)\)")]
    private static partial Regex Exact();

    protected override StoreException Translate(Exception exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        13 => new StoreException("QY5010", $"the disk of the store {file} is full", "Free some space and start again; nothing that was reported as done is lost.", exception),
        5 or 6 => new StoreException("QY5011", $"the store {file} is locked by another process", "End the other process, or give this one a state directory of its own with --state.", exception),
        _ => new StoreException("QY5012", $"the store {file} cannot be used: {exception.Message.TrimEnd('.')}", "Check the file's permissions and its disk; restore it from a backup if it is damaged.", exception),
    };
}
