namespace QingYi.Tests;

/// <summary>The files of the project.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder of the built program.</summary>
    public static string Program { get; } =
        Path.Combine(Root, "artifacts", "bin", "QingYi.Server", new DirectoryInfo(AppContext.BaseDirectory).Name);

    public static IEnumerable<string> Sources() =>
        new[] { "engine", "connectors", "tests" }.SelectMany(f =>
            Directory.GetFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories)
        );

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "QingYi.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return at.FullName;
    }
}
