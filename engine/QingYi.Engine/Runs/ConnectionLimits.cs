using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace QingYi.Engine.Runs;

/// <summary>One limit of calls for each connection, shared by all schemes that use it.</summary>
public sealed class ConnectionLimits : IDisposable
{
    private readonly ConcurrentDictionary<string, RateLimiter> limiters = new(StringComparer.Ordinal);

    /// <summary>Waits until the connection may be called.</summary>
    public async Task WaitAsync(string connection, RateLimit? limit, CancellationToken cancellationToken)
    {
        if (limit is null)
        {
            return;
        }

        var limiter = limiters.GetOrAdd(connection, _ => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Calls,
            TokensPerPeriod = limit.Calls,
            ReplenishmentPeriod = limit.Per,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
        using var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var limiter in limiters.Values)
        {
            limiter.Dispose();
        }
    }
}
