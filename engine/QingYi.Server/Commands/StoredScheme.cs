using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary>A scheme that the store knows, for the commands that look and mend. Its file is as good as its id.</summary>
/// <param name="Store">The store.</param>
/// <param name="Id">The scheme's id.</param>
/// <param name="TimeZone">The scheme's; of one that has not run yet the default one.</param>
/// <param name="Text">The text of its file; null: it was named by its id.</param>
internal sealed record StoredScheme(RecordStore Store, string Id, TimeZoneInfo TimeZone, string? Text = null) : IAsyncDisposable
{
    /// <exception cref="UsageException">There is no store there.</exception>
    public static RecordStore OpenStore(string? state)
    {
        var directory = Workspace.StateDirectory(state);
        return Workspace.SharedStore is not null || File.Exists(Path.Combine(directory, "store.db"))
            ? Workspace.OpenStore(directory)
            : throw new UsageException($"there is no store in {directory}. Name the state directory with --state, or run a scheme first.");
    }

    /// <exception cref="UsageException">There is no store, it does not know the scheme, or the file is none.</exception>
    /// <param name="state">The state directory.</param>
    /// <param name="given">The scheme's file or its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="mayBeNew">A scheme that is named by its file need not have run yet.</param>
    public static async Task<StoredScheme> OpenAsync(string? state, string given, CancellationToken cancellationToken, bool mayBeNew = false)
    {
        var problems = new ProblemList();
        var file = File.Exists(given) ? new SchemeReader(problems).Read(given) : null;
        if (File.Exists(given) && file?.Scheme is null)
        {
            throw new UsageException($"{given} names no scheme.{(problems.Sorted is [var first, ..] ? $" {first}" : "")} 'qingyi check {given}' says what is wrong.");
        }

        var id = file?.Scheme ?? given;
        var isNew = mayBeNew && file is not null;
        var store = isNew ? Workspace.OpenStore(state) : OpenStore(state);
        try
        {
            var known = await store.SchemesAsync(cancellationToken).ConfigureAwait(false);
            if (!isNew && !known.Contains(id))
            {
                throw new UsageException($"the store has no scheme '{id}'.{NameSuggestion.DidYouMean(id, known)} It has: {string.Join(", ", known)}.");
            }

            var config = file ?? (await store.TextAsync(id, cancellationToken).ConfigureAwait(false) is { } text ? new SchemeReader(problems).Parse(id, text) : null);
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(config?.TimeZone ?? SchemeConfig.DefaultTimeZone, out var found) ? found : TimeZoneInfo.Utc;
            return new StoredScheme(store, id, zone, file?.Text);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What people do with its records.</summary>
    public RecordPool Pool(Workspace workspace) => new(Store, workspace.Catalog, workspace.Clock, _ => Text);

    /// <summary>A time in the scheme's zone, which the caller names.</summary>
    public string Local(DateTimeOffset? time) => time is { } known ? $"{TimeZoneInfo.ConvertTime(known, TimeZone):yyyy-MM-dd HH:mm:ss}" : "-";

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
