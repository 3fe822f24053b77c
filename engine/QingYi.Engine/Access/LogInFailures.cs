using System.Net;
using System.Net.Sockets;

namespace QingYi.Engine.Access;

/// <summary>
/// How long log-ins are refused after failures. Those of an address, and of names that no user has, are remembered until the process ends.
/// </summary>
/// <param name="clock">The engine's clock.</param>
internal sealed class LogInFailures(TimeProvider clock)
{
    private const int FreeForName = 5;
    private const int FreeForAddress = 20;
    private const int MostRemembered = 10_000;
    private const int SubnetOfCustomer = 8;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock mutex = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> remembered = new(StringComparer.Ordinal);

    /// <summary>Returns until when log-ins of a user are refused after a number of failures; null: they are not.</summary>
    public DateTimeOffset? LockedUntil(int failures) => Until(failures, FreeForName, clock.GetUtcNow());

    /// <summary>Counts an attempt from an address as a failure.</summary>
    /// <returns>Until when log-ins from it are refused, and nothing was counted; null: they are not.</returns>
    public DateTimeOffset? CountAddress(string address) => Count("from " + Subnet(address), FreeForAddress);

    /// <summary>Counts an attempt with a name that no user has, as for a user: a lock must not tell which names exist.</summary>
    /// <returns>Until when log-ins with it are refused, and nothing was counted; null: they are not.</returns>
    public DateTimeOffset? CountName(string name) => Count("name " + name, FreeForName);

    /// <summary>Forgets the failures of an address: somebody there has logged in.</summary>
    public void ForgetAddress(string address)
    {
        lock (mutex)
        {
            remembered.Remove("from " + Subnet(address));
        }
    }

    private DateTimeOffset? Count(string key, int free)
    {
        var now = clock.GetUtcNow();
        lock (mutex)
        {
            var before = remembered.GetValueOrDefault(key);
            if (Until(before.Count, free, before.Last) is { } until && until > now)
            {
                return until;
            }

            // Whoever has many addresses or names must not fill the memory.
            if (remembered.Count >= MostRemembered)
            {
                foreach (var old in remembered.OrderBy(a => a.Value.Last).Take(MostRemembered / 2).Select(a => a.Key).ToList())
                {
                    remembered.Remove(old);
                }
            }

            remembered[key] = (now - before.Last > Longest ? 1 : before.Count + 1, now);
            return null;
        }
    }

    // A customer of IPv6 has 64 bits of addresses.
    private static string Subnet(string address) =>
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, SubnetOfCustomer))
            : address;

    private static DateTimeOffset? Until(int failures, int free, DateTimeOffset from) =>
        failures < free ? null : from + TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(failures - free, 10), Longest.Ticks));
}
