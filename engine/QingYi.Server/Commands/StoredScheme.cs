using QingYi.Engine.Language;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>A scheme that the store knows, for the commands that look and mend. Its file is as good as its id.</summary>
/// <param name="Store">The store.</param>
/// <param name="Id">The scheme's id.</param>
/// <param name="TimeZone">That of the file; of an id the default one.</param>
internal sealed record StoredScheme(RecordStore Store, string Id, TimeZoneInfo TimeZone) : IAsyncDisposable
{
    /// <exception cref="UsageException">There is no store there.</exception>
    public static RecordStore OpenStore(string? state)
    {
        var directory = Workspace.StateDirectory(state);
        return File.Exists(Path.Combine(directory, "store.db"))
            ? Workspace.OpenStore(directory)
            : throw new UsageException($"there is no store in {directory}. Name the state directory with --state, or run a scheme first.");
    }

    /// <exception cref="UsageException">There is no store, or it does not know the scheme.</exception>
    public static async Task<StoredScheme> OpenAsync(string? state, string given, CancellationToken cancellationToken)
    {
        var config = File.Exists(given) ? new SchemeReader(new ProblemList()).Read(given) : null;
        var id = config?.Scheme ?? given;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(config?.TimeZone ?? SchemeConfig.DefaultTimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var store = OpenStore(state);
        try
        {
            var known = await store.SchemesAsync(cancellationToken).ConfigureAwait(false);
            return known.Contains(id)
                ? new StoredScheme(store, id, zone)
                : throw new UsageException($"the store has no scheme '{id}'.{NameSuggestion.DidYouMean(id, known)} It has: {string.Join(", ", known)}.");
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A time in the scheme's zone, which the caller names.</summary>
    public string Local(DateTimeOffset? time) => time is { } known ? $"{TimeZoneInfo.ConvertTime(known, TimeZone):yyyy-MM-dd HH:mm:ss}" : "-";

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
