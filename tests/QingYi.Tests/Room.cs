using System.Text.RegularExpressions;

namespace QingYi.Tests;

/// <summary>
/// The folders of a project and the folders that each of them uses: by their usings, by qualified names, and for types of the root by their
/// names.
/// </summary>
internal sealed class Room
{
    private const string Root = "";
    private readonly Dictionary<string, SortedSet<string>> arrows = new(StringComparer.Ordinal);

    /// <param name="project">The folder of a project; its name is the namespace.</param>
    public Room(string project)
    {
        Name = Path.GetFileName(project);
        var files = Directory
            .GetFiles(project, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(project, f).Replace('\\', '/'))
            .Where(f => f.Split('/')[0] is not ("bin" or "obj"))
            .ToLookup(f => f.Contains('/', StringComparison.Ordinal) ? f.Split('/')[0] : Root);
        foreach (var folder in files.Select(g => g.Key))
        {
            var text = string.Concat(files[folder].Select(f => Comment().Replace(File.ReadAllText(Path.Combine(project, f)), "")));
            var used = files
                .Select(g => g.Key)
                .Where(o => o != folder && o != Root && Regex.IsMatch(text, $@"{Regex.Escape(Name)}\.{o}\b"));
            var usesRoot = folder != Root && files[Root].Any(f => Regex.IsMatch(text, $@"\b{Path.GetFileNameWithoutExtension(f)}\b"));
            arrows[folder] = [.. used, .. usesRoot ? [Root] : Array.Empty<string>()];
        }
    }

    public string Name { get; }

    public IEnumerable<string> Folders => arrows.Keys.Where(f => f != Root);

    /// <summary>The folders that a folder uses.</summary>
    public IReadOnlyCollection<string> Uses(string folder) => arrows[folder];

    /// <summary>Folders that use each other, directly or indirectly; empty: none.</summary>
    public IReadOnlyList<string> Circle() => [.. arrows.Keys.Where(f => Reachable(f).Contains(f)).Order(StringComparer.Ordinal)];

    private HashSet<string> Reachable(string from)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(arrows[from]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var further in arrows[next])
                {
                    open.Push(further);
                }
            }
        }

        return found;
    }

    private static Regex Comment() => new("//[^\n]*");
}
