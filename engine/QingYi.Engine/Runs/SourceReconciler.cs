using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Rendering;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Reconciles a scheme with its source (对账): lists the ids that the source has, compares them with the store, and acts on records that are
/// gone. Only a complete listing concludes anything.
/// </summary>
/// <param name="run">The run, of the scheme as it lists its ids.</param>
/// <param name="own">The scheme as it reads its records.</param>
/// <param name="records">The store.</param>
/// <param name="listing">The ids.</param>
/// <param name="reporter">Receives the result.</param>
/// <param name="stored">Called when deletions wait.</param>
internal sealed class SourceReconciler(
    RunContext run,
    CompiledScheme own,
    RecordStore records,
    SourceListing listing,
    RunReporter reporter,
    Action<StageResult> stored
)
{
    private const int MostReadings = 3;
    private const int MostTails = 3;

    // What a tail leaves to the next pass, and what two windows of times share at least.
    private static readonly TimeSpan ShortTail = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private readonly CompiledScheme scheme = run.Scheme;
    private long part;

    /// <summary>What happens to records that are gone.</summary>
    public static MissingAction ActionOf(CompiledScheme scheme, RunOptions options) =>
        options.Action ?? (scheme.Config.Reconcile is { } config ? Enum.Parse<MissingAction>(config.Action, ignoreCase: true) : default);

    /// <exception cref="StoreException">The listing is incomplete, or too many records are missing. Nothing was changed.</exception>
    public async Task ReconcileAsync(Source source, bool coversAll, CancellationToken cancellationToken)
    {
        var action = ActionOf(scheme, run.Options);
        try
        {
            var began = run.Clock.GetUtcNow();
            if (await listing.SinceAsync(cancellationToken).ConfigureAwait(false) is not { } since)
            {
                Report(new Reconciliation(action, new ListingComparison(0, 0, 0, 0), 0, 0), ReconcileTexts.NotReadYet);
                return;
            }

            reporter.Window = (since, began);
            var reader = new PageReader(run, source);
            await ListAsync(reader, since, WindowPlanner.Whole(began), cancellationToken).ConfigureAwait(false);
            await ListTailsAsync(reader, since, WindowPlanner.Whole(began), cancellationToken).ConfigureAwait(false);
            var ids = await listing.CompareAsync(began, coversAll, cancellationToken).ConfigureAwait(false);
            Require(ids);
            var readUpTo = await records.WatermarkAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
            var ended = run.Clock.GetUtcNow();
            var gone = await listing
                .KeepAsync(ended, readUpTo, action == MissingAction.Mark, run.Run, cancellationToken)
                .ConfigureAwait(false);
            var deleted = action == MissingAction.Delete ? await DeleteAsync(readUpTo, cancellationToken).ConfigureAwait(false) : 0;
            Report(new Reconciliation(action, ids, gone, deleted), [.. Notices(ids, gone)]);
        }
        finally
        {
            // A million rows would hold up a stop.
            if (!cancellationToken.IsCancellationRequested)
            {
                await ClearAsync().ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<LocalizedText> Notices(ListingComparison ids, long gone)
    {
        yield return ids.Missing == 0
            ? ReconcileTexts.NoneMissing(ids.Compared)
            : ReconcileTexts.Missing(ids.Missing, gone, scheme.Id, ids.MissingIds);
        if (ids.Missing > gone)
        {
            yield return ReconcileTexts.NotConfirmed(ids.Missing - gone);
        }

        if (ids.NotStored > 0)
        {
            yield return ReconcileTexts.NotStored(ids.NotStored, ids.NotStoredIds);
        }
    }

    private void Report(Reconciliation result, params LocalizedText[] notices)
    {
        reporter.Reconciliation = result;
        reporter.Notices.AddRange(notices);
    }

    private void Require(ListingComparison ids)
    {
        if (ids.Nameless > 0)
        {
            throw new StoreException("QY5022", ReconcileTexts.ListedWithoutId(ids.Nameless), ReconcileTexts.CheckId(scheme.IdPath.Text));
        }

        // What is known to be gone says nothing about this listing.
        var (compared, missing) = (ids.Compared - ids.KnownToBeGone, ids.Missing - ids.KnownToBeGone);
        var limit = scheme.Config.Reconcile?.Limit ?? Schemes.ReconcileConfig.DefaultLimit;
        var cause =
            ids is { Listed: 0, Compared: > 0 } ? ReconcileTexts.NothingListed(ids.Compared)
            : missing > limit * compared ? ReconcileTexts.TooManyMissing(missing, compared, limit, ids.MissingIds)
            : LocalizedText.Empty;
        if (!cause.IsEmpty)
        {
            throw new StoreException(
                "QY5023",
                cause,
                ids.Listed == 0 ? ReconcileTexts.CheckEmptyListing : ReconcileTexts.CheckListing(scheme.IdPath.Text)
            );
        }
    }

    private async Task ListAsync(PageReader reader, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in WindowPlanner.Cut(scheme, since, until))
        {
            foreach (var partition in await reader.PartitionsAsync(new Window(from, to), cancellationToken).ConfigureAwait(false))
            {
                await ListAsync(reader, StoredWindow.Of(from, to, partition), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // A record that changes while the windows are read moves from one that is still to be read behind the last one.
    private async Task ListTailsAsync(PageReader reader, DateTimeOffset since, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var shared = scheme.Config.Source!.Lag + scheme.Config.Source.Lookback;
        for (var (tail, last) = (1, false); tail <= MostTails && !last; tail++)
        {
            var (from, to) = (end - (shared > Overlap ? shared : Overlap), WindowPlanner.Whole(run.Clock.GetUtcNow()));
            await ListAsync(reader, from > since ? from : since, to.AddSeconds(1), cancellationToken).ConfigureAwait(false);
            (last, end) = (to - end <= ShortTail, to);
        }
    }

    private async Task ListAsync(PageReader reader, StoredWindow window, CancellationToken cancellationToken)
    {
        var (seen, total, before) = (0L, (long?)null, 0L);
        for (var reading = 1; reading <= MostReadings; reading++)
        {
            // What an earlier reading found was there a moment ago, so it is not missing.
            part++;
            before = reading == MostReadings ? seen : 0;
            (seen, total) = await ReadAsync(reader, window, before, cancellationToken).ConfigureAwait(false);
            if (!(Math.Max(seen, before) < total))
            {
                run.Progress.WindowRead();
                return;
            }
        }

        throw new StoreException(
            "QY5022",
            ReconcileTexts.ListingIncomplete(window.From, window.To, total, MostReadings, seen),
            ReconcileTexts.ReconcileLater(scheme.IdPath.Text)
        );
    }

    private async Task<(long Seen, long? Total)> ReadAsync(
        PageReader reader,
        StoredWindow window,
        long before,
        CancellationToken cancellationToken
    )
    {
        var source = scheme.Config.Source!;
        var constants = scheme.Constants(window.From, window.To, run.Run);
        var namer = new RecordNamer(scheme, constants);

        // A record that a condition drops is still there.
        var shaper = new RecordShaper(source, scheme.IdPath.Segments, RecordFilter.None, RecordFilter.None, constants);
        var (seen, total, cursor) = (0L, (long?)null, (Cursor?)null);

        // The source counts records before they are divided.
        var whole = new HashSet<UInt128>();
        do
        {
            using var page = await reader.ReadAsync(window, cursor, cancellationToken).ConfigureAwait(false);
            total ??= page.Total;
            var ids = page
                .Records.Where(r => r.Change != RecordChange.Delete)
                .SelectMany(shaper.Shape)
                .Select(s => namer.Name(s.Record, s.Suffix).Id)
                .ToHashSet(StringComparer.Ordinal);
            var added = await listing.AddAsync(part, ids, cancellationToken).ConfigureAwait(false);

            if (source.DividesRecords)
            {
                whole.UnionWith(page.Records.Select(WholeOf));
            }

            seen = source.DividesRecords ? whole.Count : seen + added;
            run.Progress.Page(page.Records.Count);
            cursor = page.Next;

            // As where records are read: those that changed have left the window, and the reading before, which was complete, missed none.
        } while (cursor is not null && !(total <= before));

        return (seen, total);

        // An element that becomes a record has the id, the record that it comes from has none.
        UInt128 WholeOf(Record raw) =>
            XxHash128.HashToUInt128(source.SplitArray is null ? Encoding.UTF8.GetBytes(namer.Name(raw).Id) : raw.Content.Span);
    }

    private async Task<long> DeleteAsync(DateTimeOffset? readUpTo, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        while (
            await listing.DeleteAsync(readUpTo, Deletion, run.Run, run.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false)
                is { } result
        )
        {
            deleted += result.Waiting;
            stored(result);
        }

        return deleted;
    }

    // The listing may have its id elsewhere. A divided record is named by its whole id: of its head, others may still be there.
    private StagedRecord Deletion(string id, string number) =>
        new(id, number, RecordShaper.Keyed(own.IdPath.Segments, id)) { Change = RecordChange.Delete, IsPartial = true };

    // What remains is ignored by the next pass, and deleted with what the store no longer needs.
    private async Task ClearAsync()
    {
        try
        {
            await listing.ClearAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            run.Logger.Write(LogLevel.Warning, RunLogTexts.ListingNotCleared, e.Text);
        }
    }
}
