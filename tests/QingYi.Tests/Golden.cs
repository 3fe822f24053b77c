using Xunit;

namespace QingYi.Tests;

/// <summary>Compares a text with a golden file; <c>UPDATE_GOLDEN=1</c> writes the file.</summary>
internal static class Golden
{
    public static void Check(string file, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "QingYi.Tests", file);
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
