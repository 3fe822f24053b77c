using QingYi.Engine.Compilation;

namespace QingYi.Engine.Runs;

/// <summary>Decides which spans of time a run reads.</summary>
internal static class WindowPlanner
{
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(24);

    /// <summary>The windows in order; none when there is nothing new yet.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="watermark">The end of what is stored already; null: nothing is.</param>
    /// <param name="now">The time of the start.</param>
    /// <param name="options">Bounds given by a person.</param>
    /// <param name="notices">Where to say what was assumed.</param>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Plan(
        CompiledScheme scheme,
        DateTimeOffset? watermark,
        DateTimeOffset now,
        RunOptions options,
        List<string> notices
    )
    {
        if (options.OnlyDelivers)
        {
            return [];
        }

        var source = scheme.Config.Source!;
        now = options.At < now ? options.At.Value : now;
        var to = Whole(options.To ?? now - source.Lag);
        var from = Whole(options.From ?? watermark - source.Lookback ?? First(scheme, now, notices));
        if (options.IsRemedy)
        {
            // Its request says itself what it reads.
            return [(from < to ? from : to - FirstSpan, to)];
        }

        if (from >= to)
        {
            return [];
        }

        var step = scheme.MaxWindow ?? (to - from);
        var windows = new List<(DateTimeOffset, DateTimeOffset)>();
        for (var at = from; at < to; at += step)
        {
            windows.Add((at, at + step < to ? at + step : to));
        }

        return windows;
    }

    private static DateTimeOffset First(CompiledScheme scheme, DateTimeOffset now, List<string> notices)
    {
        if (scheme.Config.StartFrom is { } text && TimeText.TryParse(text, scheme.TimeZone, out var given))
        {
            return given;
        }

        var first = now - FirstSpan;
        notices.Add($"this is the first run and the scheme has no 'startFrom': it begins 24 hours back, at {scheme.Shown(first)}.");
        return first;
    }

    // Sources speak in seconds: a window ends on one, so that the next begins where it ended.
    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
