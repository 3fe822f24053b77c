namespace QingYi.Engine.Hosting;

/// <summary>What runs did in a span of time: in a minute, or in several together.</summary>
/// <param name="At">The start of the span.</param>
/// <param name="Fetched">Raw records of the pages that were stored.</param>
/// <param name="Delivered">Records with a final outcome that were not rejected.</param>
/// <param name="Rejected">Rejected records.</param>
/// <param name="Deliveries">Complete deliveries to the target.</param>
public sealed record Figures(DateTimeOffset At, long Fetched, long Delivered, long Rejected, long Deliveries)
{
    /// <summary>
    /// Half of the deliveries took at most so many milliseconds, from their beginning to the answer of the target, with retries and with
    /// the wait for the rate limit; at most a fifth too high. Null: there was no delivery.
    /// </summary>
    public double? P50Ms { get; init; }

    /// <summary>95 % of the deliveries took at most so many milliseconds; as <see cref="P50Ms"/>.</summary>
    public double? P95Ms { get; init; }
}
