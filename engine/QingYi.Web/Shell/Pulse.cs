using Microsoft.Extensions.Logging;
using QingYi.Engine.Runs;

namespace QingYi.Web.Shell;

/// <summary>Beats once a second while any page is open, so that all pages read at the same time and none does without readers.</summary>
internal sealed class Pulse(TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<Func<Task>> pages = [];
    private ITimer? timer;

    /// <summary>Calls a page at each beat until what is returned is disposed.</summary>
    public IDisposable Subscribe(Func<Task> beat)
    {
        lock (gate)
        {
            pages.Add(beat);
            timer ??= clock.CreateTimer(_ => BeatAll(), null, Beat, Beat);
        }

        return new Subscription(this, beat);
    }

    public void Dispose() => timer?.Dispose();

    private void BeatAll()
    {
        Func<Task>[] all;
        lock (gate)
        {
            all = [.. pages];
        }

        foreach (var page in all)
        {
            _ = BeatAsync(page);
        }
    }

    private async Task BeatAsync(Func<Task> page)
    {
        try
        {
            await page().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The browser has gone meanwhile.
        }
#pragma warning disable CA1031 // A page that fails must not end the host.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.Write(LogLevel.Error, ShellLogTexts.PageFailed, e.ToString());
        }
    }

    private void Remove(Func<Task> page)
    {
        lock (gate)
        {
            pages.Remove(page);
            if (pages.Count == 0)
            {
                timer?.Dispose();
                timer = null;
            }
        }
    }

    private sealed class Subscription(Pulse pulse, Func<Task> page) : IDisposable
    {
        public void Dispose() => pulse.Remove(page);
    }
}
