using System.Diagnostics;
using System.Text;

namespace QingYi.IntegrationTests;

/// <summary>The program as users start it.</summary>
internal static class QingYiProcess
{
    public static string Root { get; } = FindRoot();

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(Root, "artifacts", "bin", "QingYi.Server", new DirectoryInfo(AppContext.BaseDirectory).Name, "qingyi.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
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
