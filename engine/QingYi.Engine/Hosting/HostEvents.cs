using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using QingYi.Engine.Scheduling;

namespace QingYi.Engine.Hosting;

/// <summary>
/// The events of a host, for those who watch it while it works. Progress is looked up when it is sent, so that a slow watcher gets fewer
/// reports of progress and the newest one each. All other events wait in a queue of the watcher, and none is dropped: the events of a
/// watcher that is 1000 behind end, and it should connect again and read the state anew.
/// </summary>
public sealed class HostEvents
{
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);
    private readonly RunTracker runs;
    private readonly SchemeFolder folder;
    private readonly TimeProvider clock;

    private event Action<Func<JsonObject>>? Alerted;

    internal HostEvents(RunTracker runs, SchemeFolder folder, TimeProvider clock) =>
        (this.runs, this.folder, this.clock) = (runs, folder, clock);

    /// <summary>
    /// Returns the events from now on, beginning with the progress of the current runs, or a heartbeat if there are none. A host without
    /// watchers does no work for it.
    /// </summary>
    /// <param name="cancellationToken">Ends the events, without an exception.</param>
    public async IAsyncEnumerable<HostEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watcher = new Watcher(this);
        var told = new Dictionary<string, (object Signature, long At)>(StringComparer.Ordinal);
        long? sent = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            while (watcher.Events.Reader.TryRead(out var make))
            {
                sent = clock.GetTimestamp();
                yield return make(clock.GetUtcNow());
            }

            if (watcher.Events.Reader.Completion.IsCompleted)
            {
                yield break;
            }

            foreach (var run in runs.Running.Where(r => IsNews(told, r)).ToList())
            {
                sent = clock.GetTimestamp();
                yield return new HostEvent(HostEventKind.RunProgress, clock.GetUtcNow(), RunHistory.Describe(run, clock));
            }

            if (sent is null || clock.GetElapsedTime(sent.Value) >= Quiet)
            {
                sent = clock.GetTimestamp();
                yield return new HostEvent(HostEventKind.Heartbeat, clock.GetUtcNow(), []);
            }

            await WaitAsync(watcher.Events.Reader, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the watchers of an alert.</summary>
    /// <param name="describe">Returns the data of the event, with texts in the language of the current user.</param>
    public void Alert(Func<JsonObject> describe) => Alerted?.Invoke(describe);

    private bool IsNews(Dictionary<string, (object Signature, long At)> told, TrackedRun run)
    {
        var signature = run.Progress.Signature;
        if (told.TryGetValue(run.Id, out var before) && (clock.GetElapsedTime(before.At) < Pulse || before.Signature.Equals(signature)))
        {
            return false;
        }

        foreach (var ended in told.Keys.Where(r => runs.Find(r) is not { Report: null }).ToList())
        {
            told.Remove(ended);
        }

        told[run.Id] = (signature, clock.GetTimestamp());
        return true;
    }

    // Ends when an event waits, or after a second.
    private async Task WaitAsync(ChannelReader<Func<DateTimeOffset, HostEvent>> events, CancellationToken cancellationToken)
    {
        using var pulse = new CancellationTokenSource(Pulse, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pulse.Token, cancellationToken);
        await ((Task)events.WaitToReadAsync(either.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The texts of an event are written in the language of the watcher, so the queue holds what makes the event.
    private sealed class Watcher : IDisposable
    {
        private readonly HostEvents host;

        public Watcher(HostEvents host)
        {
            this.host = host;
            host.runs.Changed += RunChanged;
            host.folder.Changed += FileChanged;
            host.Alerted += Alert;
        }

        public Channel<Func<DateTimeOffset, HostEvent>> Events { get; } =
            Channel.CreateBounded<Func<DateTimeOffset, HostEvent>>(MostWaiting);

        public void Dispose()
        {
            host.runs.Changed -= RunChanged;
            host.folder.Changed -= FileChanged;
            host.Alerted -= Alert;
        }

        private void RunChanged(TrackedRun run, bool hasEnded) =>
            Put(at => new HostEvent(
                hasEnded ? HostEventKind.RunEnded : HostEventKind.RunStarted,
                at,
                RunHistory.Describe(run, TimeProvider.System)
            ));

        private void FileChanged(SchemeFile file, bool isRemoved) =>
            Put(at => new HostEvent(
                HostEventKind.FileChanged,
                at,
                new JsonObject
                {
                    ["file"] = file.File,
                    ["scheme"] = file.Scheme,
                    ["version"] = isRemoved ? null : file.Version,
                    ["removed"] = isRemoved,
                    ["problems"] = new JsonArray([.. file.Problems.Select(p => JsonValue.Create(p.Text.ToString()))]),
                }
            ));

        private void Alert(Func<JsonObject> describe) => Put(at => new HostEvent(HostEventKind.Alert, at, describe()));

        private void Put(Func<DateTimeOffset, HostEvent> make)
        {
            if (!Events.Writer.TryWrite(make))
            {
                Events.Writer.TryComplete();
            }
        }
    }
}
