namespace QingYi.Engine.Hosting;

/// <summary>A fact that explains where a record is, or why it is not there.</summary>
/// <param name="Kind">For programs: paused, running, schedule, noSchedule, ahead, neverRead, read, log, openWindow, gap, lag, failed,
/// condition, filtered, dropped, drops, elsewhere, similar, missing.</param>
/// <param name="Text">For people, with times in the scheme's time zone.</param>
public sealed record ExplanationPoint(string Kind, LocalizedText Text)
{
    /// <summary>The time that it is about, or where a range begins; null: none.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where the range ends; null: it is not about a range.</summary>
    public DateTimeOffset? To { get; init; }
}
