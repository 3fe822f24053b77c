using System.Text.RegularExpressions;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>Compares the output of a command with a golden file.</summary>
internal static partial class CommandGolden
{
    /// <param name="file">The golden file.</param>
    /// <param name="folder">The folder in which the command runs; see <see cref="CommandFiles"/>.</param>
    /// <param name="arguments">The arguments of the command.</param>
    /// <param name="input">The standard input; empty: none.</param>
    public static async Task CheckAsync(string file, string folder, string[] arguments, string input = "")
    {
        CommandFiles.Write(folder);
        Golden.Check(file, await TranscriptAsync(folder, arguments, input));
    }

    /// <summary>Runs a command. Returns it with all that it printed, without what differs from run to run.</summary>
    public static async Task<string> TranscriptAsync(string folder, string[] arguments, string input = "")
    {
        var (exit, output, errors) = await QingYiProgram.RunWithInputAsync(folder, input, arguments);
        Assert.DoesNotContain(CommandFiles.Canary, output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        var text = $"$ qingyi {string.Join(' ', arguments)}\nexit {exit}\n--- stdout\n{output.TrimEnd()}\n--- stderr\n{errors.TrimEnd()}";
        return Varying().Replace(text.Replace(folder, "FOLDER", StringComparison.Ordinal), "…");
    }

    // Times, durations, free ports and ids of runs differ from run to run. The times of the files are of 2024.
    [GeneratedRegex(
        @"(?!2024)20[0-9]{12}-[0-9a-f]{6}|"
            + @"(?<=  (?:time|用时) +)[0-9].*|(?<=  (?:phases|阶段) +\S.* )[0-9.]+|(?!2024)20\d\d-\d\d-\d\d(?: \d\d:\d\d:\d\d)?(?: WRN.*\n)?"
            + @"|(?<=│ )\d\d:\d\d:\d\d(?= )|[0-9.]+(ms|s)(?=;)"
            + @"|(?<=127\.0\.0\.1:)[0-9]+|(?<=  )[0-9]+(?= ms)|(?<=&sign=)[0-9a-f]+"
    )]
    private static partial Regex Varying();
}
