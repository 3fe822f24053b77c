using System.Collections.Concurrent;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Answers of other systems, kept for a while. Whoever asks waits a moment at most: a late answer is there for the next one, and a system
/// that fails is asked again soon; until then its last answer stands.
/// </summary>
/// <param name="clock">The engine's clock.</param>
/// <param name="kept">How long an answer is kept.</param>
internal sealed class AnswerCache<T>(TimeProvider clock, TimeSpan kept)
    where T : class
{
    private const int MostAnswers = 500;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Failed = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Returns the answer; null: there is none yet, or the system failed.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="ask">Asks the system.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<T?> FindAsync(string key, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
    {
        if (entries.Count > MostAnswers)
        {
            entries.Clear();
        }

        var now = clock.GetUtcNow();
        var entry = entries.GetOrAdd(key, _ => new Entry(now, AskAsync(ask), null));
        if (entry.Answer.IsCompleted)
        {
            var known = await entry.Answer.ConfigureAwait(false);
            if (now - entry.Asked > (known is null && Failed < kept ? Failed : kept))
            {
                var renewed = new Entry(now, AskAsync(ask), known ?? entry.Previous);
                entry = entries.TryUpdate(key, renewed, entry) ? renewed : entry;
            }
        }

        if (!entry.Answer.IsCompleted)
        {
            await ((Task)entry.Answer.WaitAsync(Wait, clock, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return (entry.Answer.IsCompleted ? await entry.Answer.ConfigureAwait(false) : null) ?? entry.Previous;
    }

    // A connector may block the thread that calls it.
    private static Task<T?> AskAsync(Func<CancellationToken, Task<T?>> ask) =>
        Task.Run<T?>(async () =>
        {
            using var limit = new CancellationTokenSource(Limit);
            try
            {
                return await ask(limit.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever keeps a system from answering, the author goes on writing.
            catch (Exception)
#pragma warning restore CA1031
            {
                return null;
            }
        });

    private sealed record Entry(DateTimeOffset Asked, Task<T?> Answer, T? Previous);
}
