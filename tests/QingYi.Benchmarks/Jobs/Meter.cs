using System.Diagnostics;
using System.Globalization;

namespace QingYi.Benchmarks.Jobs;

/// <summary>Runs programs and measures them with the counters of the kernel.</summary>
internal static class Meter
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">The program.</param>
    /// <param name="server">The database's process.</param>
    /// <param name="exits">The expected exit codes.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code.</exception>
    public static async Task<Measured> RunAsync(ProcessStartInfo start, int server, params int[] exits)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var before = Cpu(server);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (client, peak) = (0d, 0L);
        while (!process.HasExited)
        {
            (client, peak) = (Math.Max(client, Cpu(process.Id)), Math.Max(peak, Peak(process.Id)));
            using var limit = new CancellationTokenSource(Look);
            await process.WaitForExitAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var output = await said;
        return exits.Contains(process.ExitCode)
            ? new Measured(seconds, client, Cpu(server) - before, peak, output[0])
            : throw new InvalidOperationException(
                $"{string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {string.Concat(output)}"
            );
    }

    /// <summary>Starts this program with another command.</summary>
    public static ProcessStartInfo Self(params IEnumerable<string> arguments) =>
        new("dotnet", [typeof(Meter).Assembly.Location, .. arguments]);

    private static double Cpu(int process)
    {
        try
        {
            // The name in parentheses may contain anything; user and system time, and those of children that have ended, are the 12th to
            // 15th field after it.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
