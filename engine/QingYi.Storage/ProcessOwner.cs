using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace QingYi.Storage;

/// <summary>Names the process that holds a lease, so that another can see whether it still lives.</summary>
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

        // The store is a local file: an owner on another machine name held it before the file was moved.
        if (parts[0] != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && Describe(process) == owner;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static string Describe(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {process.Id} {process.StartTime.ToUniversalTime():yyyyMMddHHmmss}");
}
