using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace QingYi.Storage;

/// <summary>Identifies the process that holds a lease, so that another process can see whether it is still alive.</summary>
internal static class ProcessOwner
{
    public static string Current { get; } = Describe(Process.GetCurrentProcess());

    /// <summary>True when the process that wrote <paramref name="owner"/> is running on this machine.</summary>
    public static bool IsAlive(string owner)
    {
        var parts = owner.Split(' ');
        if (parts.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        // The store is a local file: an owner with another machine name held the lease before the file was moved.
        if (parts[0] != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && Describe(process) == owner;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or IOException)
        {
            return false;
        }
    }

    private static string Describe(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {process.Id} {Started(process)}");

    // Linux counts the start time from the boot; the time of day that .NET computes from it changes with the clock, so the process would
    // appear to be another one.
    private static string Started(Process process)
    {
        const int startTime = 20;
        var file = $"/proc/{process.Id}/stat";
        return File.Exists(file)
            ? File.ReadAllText(file).Split(')')[^1].Split(' ')[startTime]
            : process.StartTime.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
    }
}
