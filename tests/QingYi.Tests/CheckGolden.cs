using System.Diagnostics;
using System.Text;
using Xunit;

namespace QingYi.Tests;

public sealed class CheckGolden
{
    public static TheoryData<string> Schemes() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Broken")).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task A_broken_scheme_is_reported_with_place_code_and_next_step(string scheme)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Broken"), StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in new[] { Path.Combine(Repository.Program, "qingyi.dll"), "check", scheme, "--env", scheme.Contains("env-variable", StringComparison.Ordinal) ? "environments/unset.yaml" : "environments/default.yaml" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        Golden.Check($"Broken/{scheme}.txt", $"exit {process.ExitCode}\n{errors}");
    }
}
