using QingYi.Engine.Runs;

namespace QingYi.Engine.Scheduling;

/// <summary>The minutes of the last 24 hours, by scheme; a minute in which a scheme did nothing takes no memory.</summary>
internal sealed class MinuteBuckets
{
    /// <summary>The number of minutes that are kept.</summary>
    public const int Kept = 24 * 60;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Scheme, long Minute), MinuteBucket> kept = [];
    private readonly Dictionary<(string Scheme, long Minute), MinuteBucket> unsaved = [];

    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    /// <summary>Counts a step that has just ended.</summary>
    public void Count(string scheme, DateTimeOffset now, RunStep step)
    {
        var key = (scheme, MinuteOf(now));
        lock (gate)
        {
            Of(kept, key).Add(step);
            Of(unsaved, key).Add(step);
        }
    }

    /// <summary>Adds a bucket of an earlier process.</summary>
    public void Restore(MinuteBucket saved)
    {
        lock (gate)
        {
            Of(kept, (saved.Scheme, saved.Minute)).Add(saved);
        }
    }

    /// <summary>Takes what is not saved yet of the minutes before this one, and forgets minutes older than 24 hours.</summary>
    public IReadOnlyList<MinuteBucket> TakeUnsaved(long before)
    {
        lock (gate)
        {
            foreach (var key in kept.Keys.Where(k => k.Minute <= before - Kept).ToList())
            {
                kept.Remove(key);
            }

            var taken = unsaved.Values.Where(b => b.Minute < before).OrderBy(b => b.Minute).ToList();
            taken.ForEach(b => unsaved.Remove((b.Scheme, b.Minute)));
            return taken;
        }
    }

    /// <summary>Returns the sums of consecutive minutes, oldest first.</summary>
    /// <param name="scheme">The scheme; null: all schemes together.</param>
    /// <param name="last">The last minute.</param>
    /// <param name="minutes">The number of minutes.</param>
    public IReadOnlyList<MinuteBucket> Read(string? scheme, long last, int minutes)
    {
        var sums = Enumerable.Range(0, minutes).Select(i => new MinuteBucket(scheme ?? "", last - minutes + 1 + i)).ToList();
        lock (gate)
        {
            foreach (var bucket in kept.Values.Where(b => scheme is null || b.Scheme == scheme))
            {
                if (bucket.Minute - sums[0].Minute is >= 0 and var at && at < minutes)
                {
                    sums[(int)at].Add(bucket);
                }
            }
        }

        return sums;
    }

    private static MinuteBucket Of(Dictionary<(string Scheme, long Minute), MinuteBucket> buckets, (string Scheme, long Minute) key)
    {
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets[key] = bucket = new MinuteBucket(key.Scheme, key.Minute);
        }

        return bucket;
    }
}
