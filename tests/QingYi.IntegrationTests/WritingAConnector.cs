using System.Diagnostics;
using System.Text.RegularExpressions;
using QingYi.Tests;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>Follows docs/writing-a-connector.md word by word, in a folder outside the repository.</summary>
public sealed partial class WritingAConnector : IDisposable
{
    private const string Clone = "../my-connectors";
    private readonly string root = Directory.CreateTempSubdirectory("qingyi-connectors").FullName;

    [Fact]
    public async Task The_documentation_leads_to_a_connector_that_is_tested_built_and_listed()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "writing-a-connector.md"),
            TestContext.Current.CancellationToken
        );
        foreach (Match file in NamedFile().Matches(text))
        {
            var path = Path.Combine(root, file.Groups["name"].Value);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Groups["text"].Value, TestContext.Current.CancellationToken);
        }

        var commands = Shell()
            .Matches(text)
            .SelectMany(m => m.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        Assert.Equal(5, commands.Count);
        var printed = "";
        foreach (var command in commands)
        {
            // Commands that name the folder run in the clone, the others in the folder.
            var isInClone = command.Contains(Clone, StringComparison.Ordinal);
            printed = await RunAsync(command.Replace(Clone, root, StringComparison.Ordinal), isInClone ? Repository.Root : root);
        }

        Assert.Contains("JSON 行文件", printed, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    // Packages of other builds of this version must not be used instead of these.
    private async Task<string> RunAsync(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        if (folder == root)
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
            start.Environment["NUGET_PACKAGES"] = Path.Combine(root, "global");
            start.Environment["NUGET_FALLBACK_PACKAGES"] = known;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"$ {command}\n{text}");
        return text;
    }

    [GeneratedRegex(
        "^`(?<name>[^`]+\\.(?:cs|csproj|config))`[^\n]*\n\n```[a-z]+\n(?<text>.*?)```",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex NamedFile();

    [GeneratedRegex("```sh\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();
}
