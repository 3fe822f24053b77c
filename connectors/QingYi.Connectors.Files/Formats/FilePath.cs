namespace QingYi.Connectors.Files.Formats;

/// <summary>Paths that must stay below a folder, whatever a record puts into them.</summary>
internal static class FilePath
{
    /// <summary>The parameter with the path.</summary>
    public const string Name = "path";

    // Room for the endings that a file beside it gets.
    private const int LongestName = 230;

    /// <summary>The whole path; null: it leaves the folder, names none, or one that is too long.</summary>
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
