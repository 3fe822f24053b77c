namespace QingYi.Connectors.Files.Formats;

/// <summary>Resolves paths that must stay below a folder, whatever values a record inserts into them.</summary>
internal static class FilePath
{
    /// <summary>The parameter with the path.</summary>
    public const string Name = "path";

    // Leaves room for the suffixes of the files beside it.
    private const int LongestName = 230;

    /// <summary>Returns the full path; null: it leaves the folder, is empty or has a name that is too long.</summary>
    public static string? Below(string folder, string path)
    {
        if (
            path.Trim().Length == 0
            || path.Contains('\0', StringComparison.Ordinal)
            || path.Split('/', '\\').Any(p => System.Text.Encoding.UTF8.GetByteCount(p) > LongestName)
        )
        {
            return null;
        }

        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var whole = Path.GetFullPath(Path.Combine(root, path));
        return whole.StartsWith(root, StringComparison.Ordinal) && whole.Length > root.Length ? whole : null;
    }
}
