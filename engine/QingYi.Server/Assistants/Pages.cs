namespace QingYi.Server.Assistants;

/// <summary>The pages of the documentation that the program carries, in the language of the user.</summary>
internal static class Pages
{
    /// <summary>Returns the section on an error code; null: there is none.</summary>
    public static string? Error(string code) => Section($"{File("errors")}", code);

    private static string? Section(string file, string code)
    {
        var page = Text(file);
        var start = page.IndexOf($"\n## {code.ToUpperInvariant()}\n", StringComparison.Ordinal);
        if (code.Length == 0 || start < 0)
        {
            return null;
        }

        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)].Trim();
    }

    /// <summary>Returns the section on an error code in both languages; null: there is none.</summary>
    public static LocalizedText? Explain(string code) =>
        Section(File("errors").English, code) is { } english && Section(File("errors").Chinese, code) is { } chinese
            ? new LocalizedText(english, chinese)
            : null;

    /// <summary>The error codes that have a section.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [.. Text(File("errors").English).Split('\n').Where(l => l.StartsWith("## QY", StringComparison.Ordinal)).Select(l => l[3..].Trim())];

    /// <summary>Returns a page.</summary>
    public static string Read(string name) => Text($"{File(name)}");

    private static LocalizedText File(string name) => new($"{name}.md", $"{name}.zh-CN.md");

    private static string Text(string file)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
