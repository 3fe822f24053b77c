using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Hosting;

/// <summary>A folder whose schemes this process does not run: each call reads its files anew.</summary>
/// <param name="workspace">The services that the use cases share.</param>
/// <param name="folder">The folder.</param>
/// <param name="environment">The connections; null: they are not checked.</param>
internal sealed class IdleFolder(Workspace workspace, string folder, EnvironmentFile? environment) : FileFolder
{
    /// <inheritdoc/>
    public override string Path { get; } = System.IO.Path.GetFullPath(folder);

    /// <inheritdoc/>
    public override IEnumerable<SchemeFile> Files
    {
        get
        {
            var files = Directory.EnumerateFiles(Path).Where(SchemeLoader.IsSchemeFile).Order(StringComparer.Ordinal).Select(Read).ToList();
            foreach (var (path, text, scheme, problems) in files)
            {
                if (scheme is not null && files.Find(f => f.Path != path && f.Scheme?.Id == scheme.Id) is { } twin)
                {
                    ReportTwin(scheme, twin.Path, problems);
                }

                yield return new SchemeFile(
                    System.IO.Path.GetFileName(path),
                    scheme?.Id ?? (text is null ? null : new SchemeReader(new ProblemList()).Parse(path, text)?.Scheme),
                    problems.HasErrors ? null : scheme?.Version,
                    problems.Sorted
                );
            }
        }
    }

    /// <inheritdoc/>
    public override CompiledScheme? Compile(string file, string text, ProblemList problems) =>
        SchemeLoader.Compile(workspace.Catalog, environment, file, text, problems);

    /// <inheritdoc/>
    public override Task ChangeAsync(string path, string? from, Func<bool> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        change();
        return Task.CompletedTask;
    }

    private Found Read(string file)
    {
        var problems = new ProblemList();
        try
        {
            var text = File.ReadAllText(file);
            return new Found(file, text, Compile(file, text, problems), problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error("QY1001", new SourcePosition(file, 0, 0), HostingTexts.FileUnreadable(e.Message));
            return new Found(file, null, null, problems);
        }
    }

    private sealed record Found(string Path, string? Text, CompiledScheme? Scheme, ProblemList Problems);
}
