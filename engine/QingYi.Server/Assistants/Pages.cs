namespace QingYi.Server.Assistants;

/// <summary>The pages of the documentation that the program carries, in the language of the user.</summary>
internal static class Pages
{
    /// <summary>Returns the section on an error code; null: there is none.</summary>
    public static string? Error(string code)
    {
        var page = Read("errors");
        var start = page.IndexOf($"\n## {code.ToUpperInvariant()}\n", StringComparison.Ordinal);
        if (code.Length == 0 || start < 0)
        {
            return null;
        }

        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)].Trim();
    }

    /// <summary>Returns a page.</summary>
    public static string Read(string name)
    {
        var file = new LocalizedText($"{name}.md", $"{name}.zh-CN.md");
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream($"{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
