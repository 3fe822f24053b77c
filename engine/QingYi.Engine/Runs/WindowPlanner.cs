using QingYi.Engine.Compilation;

namespace QingYi.Engine.Runs;

/// <summary>Decides which windows a run reads.</summary>
internal static class WindowPlanner
{
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(24);

    /// <summary>Returns the windows in order; none: nothing new can be read yet.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="watermark">The end of what is stored already; null: nothing is stored.</param>
    /// <param name="now">The time at which the run starts.</param>
    /// <param name="options">The bounds that the user gives.</param>
    /// <param name="notices">Receives the assumptions that the planner made.</param>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Plan(
        CompiledScheme scheme,
        DateTimeOffset? watermark,
        DateTimeOffset now,
        RunOptions options,
        List<LocalizedText> notices
    )
    {
        if (options.OnlyDelivers || options.IsReconciliation)
        {
            return [];
        }

        var source = scheme.Config.Source!;
        now = options.At < now ? options.At.Value : now;
        var to = Whole(options.To ?? now - source.Lag);
        var from = Whole(options.From ?? watermark - source.Lookback ?? First(scheme, now, notices));
        if (options.IsRemedy)
        {
            // The request of omissionRemedy determines itself what it reads.
            return [(from < to ? from : to - FirstSpan, to)];
        }

        return Cut(scheme, from, to);
    }

    /// <summary>Cuts a range into windows that the api takes.</summary>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Cut(CompiledScheme scheme, DateTimeOffset from, DateTimeOffset to)
    {
        var step = scheme.MaxWindow ?? (to - from);
        var windows = new List<(DateTimeOffset, DateTimeOffset)>();
        for (var at = from; at < to; at += step)
        {
            windows.Add((at, at + step < to ? at + step : to));
        }

        return windows;
    }

    private static DateTimeOffset First(CompiledScheme scheme, DateTimeOffset now, List<LocalizedText> notices)
    {
        if (scheme.Config.StartFrom is { } text && TimeText.TryParse(text, scheme.TimeZone, out var given))
        {
            return given;
        }

        var first = now - FirstSpan;
        notices.Add(RunTexts.FirstRun(scheme.Shown(first)));
        return first;
    }

    // Many sources have a resolution of seconds, so a window ends on a whole second and the next one starts there.
    public static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
