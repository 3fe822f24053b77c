using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using QingYi.Engine.Rendering;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Fetches the pages of a window and names their records, while whoever takes them stores the page before. A page that was fetched ahead
/// and not stored is fetched again: a source answers a cursor twice.
/// </summary>
internal sealed class PageStream(RunContext run, PageReader reader, RenderCache cache)
{
    private const int MostReads = 4;

    // A source as quick as the engine gains nothing from reads side by side, whose pages all take memory.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(25);

    private readonly RecordNamer namer = new(run.Scheme, run.Constants);

    // With a limit, whether there is a next page at all is up to the one before.
    private readonly bool isAhead = run.Options.Limit is null;
    private readonly bool splits = run.Scheme.Config.Source!.SplitArray is not null;

    /// <summary>The pages from the window's cursor on, each for its taker to dispose.</summary>
    /// <param name="window">The window.</param>
    /// <param name="sideBySide">Several pages may be under way at a time; a record that changes between two of them may then be
    /// missed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<NamedPage> ReadAsync(
        StoredWindow window,
        bool sideBySide,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var shaper = run.Scheme.Shaper(run.Scheme.Constants(window.From, window.To, run.Run));
        if (!isAhead)
        {
            await foreach (var page in FetchAsync(window, sideBySide, shaper, cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }

            yield break;
        }

        var pages = Channel.CreateBounded<NamedPage>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fetching = Task.Run(() => FillAsync(pages.Writer, window, sideBySide, shaper, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await fetching.ConfigureAwait(false);
            while (pages.Reader.TryRead(out var left))
            {
                left.Dispose();
            }
        }
    }

    // What goes wrong is told to the taker, behind the pages that came before it.
    private async Task FillAsync(
        ChannelWriter<NamedPage> pages,
        StoredWindow window,
        bool sideBySide,
        RecordShaper shaper,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var page in FetchAsync(window, sideBySide, shaper, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await pages.WriteAsync(page, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    page.Dispose();
                    throw;
                }

                // The next is named once this one is taken: one page more would only wait, and each takes memory.
                await pages.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
            }

            pages.Complete();
        }
#pragma warning disable CA1031 // It is thrown where the pages are taken.
        catch (Exception e)
#pragma warning restore CA1031
        {
            pages.Complete(e);
        }
    }

    // The source works at the next page while this one is named, and at several where it must be waited for and says where they are.
    private async IAsyncEnumerable<NamedPage> FetchAsync(
        StoredWindow window,
        bool sideBySide,
        RecordShaper shaper,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reads = new Queue<Task<Page>>();
        var furthest = window.Cursor;
        Ask(furthest);
        try
        {
            while (reads.TryPeek(out var first))
            {
                while (
                    isAhead
                    && sideBySide
                    && cache.HasRoom
                    && reads.Count < MostReads
                    && furthest is not null
                    && reader.Following(furthest) is { } further
                    && !await SoonAsync(first).ConfigureAwait(false)
                )
                {
                    Ask(further);
                }

                var page = await first.ConfigureAwait(false);
                _ = reads.Dequeue();
                var following = page.IsCaughtUp && window.IsLog ? null : page.Next;
                if (isAhead && reads.Count == 0 && following is { } next)
                {
                    Ask(next);
                }

                yield return Named(page, shaper);
                if (!isAhead && following is { } asked)
                {
                    Ask(asked);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            while (reads.TryDequeue(out var left))
            {
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (left.IsCompletedSuccessfully)
                {
                    (await left.ConfigureAwait(false)).Dispose();
                }
            }
        }

        void Ask(Cursor? cursor)
        {
            furthest = cursor;
            reads.Enqueue(ReadAsync(window, cursor, stop.Token));
        }
    }

    private async Task<bool> SoonAsync(Task<Page> page)
    {
        await ((Task)page).WaitAsync(Soon, run.Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return page.IsCompleted;
    }

    private async Task<Page> ReadAsync(StoredWindow window, Cursor? cursor, CancellationToken cancellationToken)
    {
        await cache.RoomAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await reader.ReadAsync(window, cursor, cancellationToken).ConfigureAwait(false);
    }

    private NamedPage Named(Page page, RecordShaper shaper)
    {
        var (records, seen, filtered) = (new List<StagedRecord>(page.Records.Count), new List<long>(page.Records.Count), 0);
        var dropped = new List<DroppedRecord>();
        var isFull = cache.IsFull;
        var requests = new Dictionary<string, ReadOnlyMemory<byte>>(page.Records.Count, StringComparer.Ordinal);
        for (var i = 0; i < page.Records.Count; i++)
        {
            var raw = page.Records[i];
            var isHeld = run.Drift?.See(raw, namer, i, page.Records.Count) == true;
            var shaped = shaper.Shape(raw);
            filtered += shaped.Count == 0 ? 1 : 0;
            foreach (var (stored, suffix) in shaped)
            {
                records.Add(namer.Name(stored, suffix));

                // Of two records of one id the last counts, whether it can be rendered or not. What a deleted one was, the store knows.
                requests.Remove(records[^1].Id);
                if (!isFull && !isHeld && stored.Change == RecordChange.Upsert && namer.Request() is { } request)
                {
                    requests.Add(records[^1].Id, request);
                }
            }

            var whole = shaped is [var same] && same.Record.Content.Equals(raw.Content) ? records[^1] : namer.Name(raw);
            if (shaper.Dropped is { } cause)
            {
                dropped.Add(new DroppedRecord(whole.Id, whole.Number, cause));
            }

            seen.Add(Hash(splits ? raw.Content.Span : Encoding.UTF8.GetBytes(whole.Id)));
        }

        return new NamedPage(page, records, seen, requests, filtered) { Dropped = dropped };
    }

    private static long Hash(ReadOnlySpan<byte> bytes) => unchecked((long)XxHash3.HashToUInt64(bytes));
}
