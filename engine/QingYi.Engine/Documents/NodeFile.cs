namespace QingYi.Engine.Documents;

/// <summary>Opens a YAML or JSON file.</summary>
internal static class NodeFile
{
    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Whether a file is read as JSON, by its name; otherwise as YAML.</summary>
    public static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static SchemeNode? Read(string file, ProblemList problems)
    {
        string text;
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                problems.Error("QY1001", new SourcePosition(file, 0, 0), DocumentTexts.FileTooLarge);
                return null;
            }

            text = File.ReadAllText(file, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (System.Text.DecoderFallbackException)
        {
            problems.Error("QY1001", new SourcePosition(file, 0, 0), DocumentTexts.NotUtf8);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error("QY1001", new SourcePosition(file, 0, 0), DocumentTexts.FileUnreadable(e.Message.TrimEnd('.')));
            return null;
        }

        return Parse(new SourceText(file, text), problems);
    }

    public static SchemeNode? Parse(SourceText source, ProblemList problems)
    {
        var root = IsJson(source.File) ? new JsonNodeReader(source, problems).Read() : new YamlNodeReader(source, problems).Read();
        problems.Read(source, root);
        return root;
    }
}
