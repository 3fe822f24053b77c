using System.Diagnostics;
using System.Text;

namespace QingYi.IntegrationTests;

/// <summary>The program as users start it.</summary>
internal static class QingYiProcess
{
    // The exit code that a shell reports for SIGKILL.
    private const int Killed = 128 + 9;

    // No call of these tests takes a tenth of it, on a busy machine either.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static string Root { get; } = FindRoot();

    public static Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(arguments, input: null);

    /// <param name="arguments">The arguments.</param>
    /// <param name="input">The standard input; null: an empty one.</param>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string[] arguments, string? input)
    {
        using var process = Process.Start(Start(arguments))!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var (output, errors) = await EndAsync(process);
        return (process.ExitCode, output, errors);
    }

    /// <summary>Waits for the end of a process that says what it does on its output and its errors.</summary>
    public static async Task<(string Output, string Errors)> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        var output = ReadAsync(process.StandardOutput);
        var errors = ReadAsync(process.StandardError);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} did not end within {Patience}; it said: {said}");
        }

        async Task<string> ReadAsync(StreamReader reader)
        {
            var text = new StringBuilder();
            var buffer = new char[4096];
            for (int read; (read = await reader.ReadAsync(buffer, patience.Token)) > 0; )
            {
                text.Append(buffer, 0, read);
                lock (said)
                {
                    said.Append(buffer, 0, read);
                }
            }

            return text.ToString();
        }
    }

    /// <summary>Starts the program and kills it, as a power failure would, unless it ends before.</summary>
    /// <returns>The output, if the program ended by itself; null: it was killed.</returns>
    public static async Task<string?> KillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return $"{process.ExitCode}: {await output}{await errors}";
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await Task.WhenAll(output, errors, process.WaitForExitAsync(CancellationToken.None));
            return null;
        }
    }

    /// <summary>
    /// Starts the program, which kills itself at a point: the n-th start or stop of a span, see <c>tests/QingYi.KillPoints</c>.
    /// </summary>
    /// <returns>The output, if the program ended by itself; null: it was killed.</returns>
    public static async Task<string?> KillAtAsync(string point, params string[] arguments)
    {
        var start = Start(arguments);
        start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(
            Root,
            "artifacts",
            "bin",
            "QingYi.KillPoints",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "QingYi.KillPoints.dll"
        );
        start.Environment["QINGYI_KILL_AT"] = point;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await EndAsync(process);
        return process.ExitCode == Killed ? null : $"{process.ExitCode}: {said.Output}{said.Errors}";
    }

    /// <summary>Runs the program to its end and measures its memory.</summary>
    /// <returns>Its exit code and its peak memory in bytes.</returns>
    public static async Task<(int Exit, long Peak)> WatchAsync(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        long peak = 0;
        while (!process.HasExited && await timer.WaitForNextTickAsync())
        {
            process.Refresh();
            peak = process.HasExited ? peak : Math.Max(peak, process.PeakWorkingSet64);
        }

        await Task.WhenAll(output, errors);
        return (process.ExitCode, peak);
    }

    /// <summary>Returns the start information of the program.</summary>
    public static ProcessStartInfo Start(string[] arguments)
    {
        var program = Path.Combine(
            Root,
            "artifacts",
            "bin",
            "QingYi.Server",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "qingyi.dll"
        );
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["QINGYI_LANG"] = "en";
        foreach (var argument in arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "QingYi.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return at.FullName;
    }
}
