namespace QingYi.Engine.Access;

/// <summary>How long log-ins are refused after failures. Those of an address are remembered until the process ends.</summary>
/// <param name="clock">The engine's clock.</param>
internal sealed class LogInFailures(TimeProvider clock)
{
    private const int FreeForName = 5;
    private const int FreeForAddress = 20;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock mutex = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> addresses = new(StringComparer.Ordinal);

    /// <summary>Returns until when log-ins of a user are refused after a number of failures; null: they are not.</summary>
    public DateTimeOffset? LockedUntil(int failures) => Until(failures, FreeForName, clock.GetUtcNow());

    /// <summary>Returns until when log-ins from an address are refused; null: they are not.</summary>
    public DateTimeOffset? LockedUntil(string address)
    {
        lock (mutex)
        {
            return
                addresses.TryGetValue(address, out var known)
                && Until(known.Count, FreeForAddress, known.Last) is { } until
                && until > clock.GetUtcNow()
                ? until
                : null;
        }
    }

    /// <summary>Counts a failed log-in from an address.</summary>
    public void Count(string address)
    {
        var now = clock.GetUtcNow();
        lock (mutex)
        {
            // Whoever has many addresses must not fill the memory.
            if (addresses.Count >= MostAddresses)
            {
                foreach (var old in addresses.OrderBy(a => a.Value.Last).Take(MostAddresses / 2).Select(a => a.Key).ToList())
                {
                    addresses.Remove(old);
                }
            }

            var before = addresses.GetValueOrDefault(address);
            addresses[address] = (now - before.Last > Longest ? 1 : before.Count + 1, now);
        }
    }

    private static DateTimeOffset? Until(int failures, int free, DateTimeOffset from) =>
        failures < free ? null : from + TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(failures - free, 10), Longest.Ticks));
}
