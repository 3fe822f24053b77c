using System.Diagnostics;
using QingYi.Tests;

namespace QingYi.Benchmarks.Jobs;

/// <summary>The program under test.</summary>
internal static class Program
{
    /// <summary>Publishes the program as it is installed: compiled ahead of time.</summary>
    /// <returns>The program's file.</returns>
    public static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "published");
        Console.Error.WriteLine($"publishing to {folder} …");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    Path.Combine(Repository.Root, "engine", "QingYi.Server"),
                    "-c",
                    "Release",
                    "--use-current-runtime",
                    "--self-contained",
                    "false",
                    "-p:PublishReadyToRun=true",
                    "-o",
                    folder,
                    "-v",
                    "quiet",
                    "-nologo",
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, "qingyi")
            : throw new InvalidOperationException($"The program could not be published; --as-built measures the build.\n{said}");
    }

    /// <summary>The program as it was built together with the benchmarks.</summary>
    public static string Built => Path.Combine(Repository.Program, "qingyi");
}
