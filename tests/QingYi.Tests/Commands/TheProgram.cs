using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The program as it is built and started from the sources.</summary>
public sealed partial class TheProgram : IDisposable
{
    private readonly string state = Directory.CreateTempSubdirectory("qingyi-program").FullName;

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task The_first_command_of_the_readme_runs_the_example(string page)
    {
        var command = Command()
            .Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken));
        Assert.True(command.Success, $"{page} has no such command");
        var built = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet", $"run --no-build -c {built} {command.Groups[1].Value} --state {state} --lang en")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        program.StandardInput.Close();
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == 0, errors);
        Assert.Matches("fetched +500 .*(\n.*)*delivered +500", await output);
    }

    [Fact]
    public void The_heap_is_that_of_a_program_and_not_that_of_a_server_farm()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Program, "qingyi.runtimeconfig.json")))!;
        var properties = config["runtimeOptions"]!["configProperties"]!;
        Assert.Equal((false, false), ((bool?)properties["System.GC.Server"] ?? false, (bool?)properties["System.GC.Concurrent"] ?? true));
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    [GeneratedRegex("^dotnet run (--project engine/QingYi.Server -- run .+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
