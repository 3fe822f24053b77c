namespace QingYi.Storage;

/// <summary>
/// A second connection to the store: what only reads waits for no run and delays none. It is opened when it is needed, and again after a
/// failure.
/// </summary>
internal sealed class SideConnection(Func<StoreDatabase> open) : IDisposable
{
    private readonly Lock opening = new();
    private StoreDatabase? database;

    public StoreDatabase Database
    {
        get
        {
            lock (opening)
            {
                return database ??= open();
            }
        }
    }

    /// <summary>Runs work that only reads.</summary>
    public Task<T> ReadAsync<T>(Func<StoreDatabase, T> work, CancellationToken cancellationToken)
    {
        var opened = Database;
        return opened.ReadAsync(() => work(opened), cancellationToken);
    }

    public void Dispose() => database?.Dispose();
}
