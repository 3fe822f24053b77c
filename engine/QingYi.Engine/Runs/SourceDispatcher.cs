using Microsoft.Extensions.Logging;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// The source dispatcher (请求调度者): reads windows page by page into the store, and compares the number of ids with the count that the source
/// reports.
/// </summary>
internal sealed class SourceDispatcher
{
    private const int MaxPasses = 3;
    private const int MostExpected = 10_000_000;
    private readonly RunContext run;
    private readonly SchemeStore store;
    private readonly PageReader reader;
    private readonly PageStream stream;
    private readonly RenderCache cache;
    private readonly DuplicatePolicy policy;
    private readonly Action stored;

    /// <param name="run">The run.</param>
    /// <param name="store">Stores the records.</param>
    /// <param name="source">The source of the records.</param>
    /// <param name="cache">Receives the requests that can be rendered at once.</param>
    /// <param name="stored">Called when records wait to be delivered.</param>
    public SourceDispatcher(RunContext run, SchemeStore store, Source source, RenderCache cache, Action stored)
    {
        this.cache = cache;
        this.run = run;
        this.store = store;
        this.stored = stored;
        reader = new PageReader(run, source);
        stream = new PageStream(run, reader, cache);
        policy = new SchemeIdentity(run.Scheme).Duplicates;
    }

    /// <summary>Returns the partitions of a window, or of a log.</summary>
    public Task<IReadOnlyList<string>> PartitionsAsync(Window? window, CancellationToken cancellationToken) =>
        reader.PartitionsAsync(window, cancellationToken);

    /// <summary>Reads a log from its position until it has no more changes, or until its turn is over.</summary>
    /// <param name="log">The log.</param>
    /// <param name="isOver">Called with the number of pages of this turn: true ends it.</param>
    /// <param name="cancellationToken">Cancels the reading between two pages.</param>
    /// <returns>The log at its new position; null: it has no more changes.</returns>
    public async Task<StoredWindow?> ReadLogAsync(StoredWindow log, Func<int, bool> isOver, CancellationToken cancellationToken)
    {
        var pages = 0;
        await foreach (var named in stream.ReadAsync(log, sideBySide: false, cancellationToken).ConfigureAwait(false))
        {
            using var page = named;
            run.Progress.Page(page.Page.Records.Count);
            await StageAsync(log, page, null, cancellationToken).ConfigureAwait(false);
            if (!page.Page.IsCaughtUp && (run.HasEnough || isOver(++pages)))
            {
                return log with { Cursor = page.Page.Next };
            }
        }

        return null;
    }

    public async Task ReadAsync(StoredWindow window, CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>(window.Seen);
        var total = window.Total;
        var complete = window.IsRead && !(seen.Count < total);
        var before = 0;
        if (window.Cursor is not null && run.Scheme.Source.Plan.Resume is { } limitation)
        {
            run.Logger.Write(LogLevel.Information, RunLogTexts.WindowInterrupted, window.From, window.To, limitation.Text);
            await store.RestartWindowAsync(window, cancellationToken).ConfigureAwait(false);
            (window, total) = (window with { Cursor = null }, null);
            seen.Clear();
        }

        for (var pass = 1; !complete; pass++)
        {
            if (pass > 1 || window.IsRead)
            {
                run.Logger.Write(LogLevel.Warning, RunLogTexts.WindowIncomplete, window.From, window.To, seen.Count, total);
                await store.RestartWindowAsync(window, cancellationToken).ConfigureAwait(false);
                // Only a second complete pass can override the source's count: otherwise an incomplete page would look like records that
                // left the window.
                (window, before, total) = (window with { Cursor = null, IsRead = false }, pass == MaxPasses ? seen.Count : 0, null);
                seen.Clear();
            }

            (total, complete) = await PassAsync(window, pass == 1, seen, total, before, cancellationToken).ConfigureAwait(false);
            if (!complete && pass == MaxPasses)
            {
                throw new ConnectorException(
                    RunTexts.WindowIncomplete(window.From, window.To, total, MaxPasses, seen.Count),
                    RunTexts.CheckIdsAndPages(run.Scheme.IdPath.Text)
                );
            }
        }

        await store.CloseWindowAsync(window, cancellationToken).ConfigureAwait(false);
        if (!run.HasEnough)
        {
            await reader.StoredAsync(window.Partition, null, cancellationToken).ConfigureAwait(false);
        }

        run.Progress.WindowRead();
    }

    /// <summary>Reads the window to its end, or until it is known to be complete.</summary>
    /// <param name="window">The window.</param>
    /// <param name="isFirst">True for the first pass, whose gaps the count reveals. The last pass must have none.</param>
    /// <param name="seen">The ids seen in this pass.</param>
    /// <param name="total">The number of records in the window, if it is known.</param>
    /// <param name="before">The number of different ids in the previous pass.</param>
    /// <param name="cancellationToken">Cancels the pass between two pages.</param>
    private async Task<(long? Total, bool Complete)> PassAsync(
        StoredWindow window,
        bool isFirst,
        HashSet<long> seen,
        long? total,
        int before,
        CancellationToken cancellationToken
    )
    {
        await foreach (var named in stream.ReadAsync(window, isFirst, cancellationToken).ConfigureAwait(false))
        {
            using var page = named;
            run.Progress.Page(page.Page.Records.Count);
            if (total is null && page.Page.Total is { } known)
            {
                total = known;
                run.Progress.Expect(known);

                // Growing the set step by step would take twice the memory and leave the old arrays to the garbage collector.
                seen.EnsureCapacity((int)Math.Min(known, MostExpected));
            }

            seen.UnionWith(page.Seen);
            await StageAsync(window, page, total, cancellationToken).ConfigureAwait(false);
            if (run.HasEnough)
            {
                return (total, true);
            }

            // Records that changed during the read have left the window and appear in a later one, so the previous complete pass missed
            // nothing.
            if (window.Cursor is null && before > 0 && total <= before)
            {
                return (total, true);
            }
        }

        return (total, total is null || seen.Count >= total);
    }

    private async Task StageAsync(StoredWindow window, NamedPage page, long? total, CancellationToken cancellationToken)
    {
        StageResult result;
        using (var step = new StepTimer(run, RunPhase.Stage))
        {
            var now = run.Clock.GetUtcNow();
            result = await store
                .StageAsync(
                    new StagedPage(window, run.Run, page.Records, page.Seen, page.Page.Next, total, policy, now) { Dropped = page.Dropped },
                    cancellationToken
                )
                .ConfigureAwait(false);
            step.Done(page.Page.Records.Count);
        }

        run.Progress.Staged(result.Stored, result.Duplicates, page.Filtered, result.Replaced);
        if (result.Waiting > 0)
        {
            if (page.Requests.Count > 0)
            {
                cache.Add(result.Revision, page.Requests);
            }

            stored();
        }

        if (page.Page.Next is { } next)
        {
            await reader.StoredAsync(window.Partition, next, cancellationToken).ConfigureAwait(false);
        }
    }
}
