using System.Diagnostics;
using System.Text;

namespace QingYi.Tests;

/// <summary>The program as users start it.</summary>
internal static class QingYiProgram
{
    public static Task<(int Exit, string Output, string Errors)> RunAsync(string workingDirectory, params string[] arguments) =>
        RunWithInputAsync(workingDirectory, "", arguments);

    public static async Task<(int Exit, string Output, string Errors)> RunWithInputAsync(
        string workingDirectory,
        string input,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = workingDirectory,
        };
        start.Environment["QINGYI_LANG"] = "en";
        foreach (var argument in arguments.Prepend(Path.Combine(Repository.Program, "qingyi.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }
}
