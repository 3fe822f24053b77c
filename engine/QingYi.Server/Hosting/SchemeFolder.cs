using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Environments;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Schemes;

namespace QingYi.Server.Hosting;

/// <summary>
/// Looks at the folder of schemes and at the environment every two seconds. What has changed is checked; what is right is taken up, and what is wrong is said
/// while the version before goes on. Looking again and again works on every file system and with every editor, which notifications do not.
/// </summary>
internal sealed class SchemeFolder(ServeOptions options, Workspace workspace, EmulatorHost emulators, SchemeScheduler scheduler) : PeriodicWork(TimeSpan.FromSeconds(2), workspace.Clock, workspace.Logger)
{
    private const string SameId = "QY4012";
    private readonly ConcurrentDictionary<string, SchemeFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> ids = new(StringComparer.Ordinal);
    private string environmentSeen = "";

    /// <summary>The files by name.</summary>
    public IEnumerable<SchemeFile> Files => files.Values.OrderBy(f => f.File, StringComparer.Ordinal);

    /// <summary>The environment that is in use.</summary>
    public EnvironmentFile? Environment { get; private set; }

    /// <summary>What is wrong with the environment file now; with errors the environment before goes on.</summary>
    public IReadOnlyList<Problem> EnvironmentProblems { get; private set; } = [];

    /// <summary>The folder has been read.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Compiles a text of a scheme in the environment that is in use.</summary>
    public CompiledScheme? Compile(string file, string text, ProblemList problems) => new SchemeCompiler(workspace.Catalog, Environment, problems).Compile(new SchemeReader(problems).Parse(file, text));

    /// <summary>Reads the environment; says what is wrong with it.</summary>
    /// <returns>False: it cannot be used, and the one before goes on.</returns>
    public async Task<bool> ReadEnvironmentAsync(ProblemList problems, CancellationToken cancellationToken)
    {
        var environment = workspace.Environment(options.Environment, Path.Combine(options.Folder, "*.yaml"), options.State, needed: true, problems);
        if (environment is null || problems.HasErrors)
        {
            return false;
        }

        await emulators.StartAsync(environment, options.State, problems, workspace.Clock, cancellationToken).ConfigureAwait(false);
        if (problems.HasErrors)
        {
            return false;
        }

        environmentSeen = EnvironmentMark(environment.File);
        Environment = environment;
        return true;
    }

    /// <summary>Looks once, and takes up what has changed.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (EnvironmentMark(Environment!.File) is var mark && mark != environmentSeen)
        {
            environmentSeen = mark;
            var problems = new ProblemList();
            if (await ReadEnvironmentAsync(problems, cancellationToken).ConfigureAwait(false))
            {
                workspace.Logger.LogInformation("The environment {File} has changed and is taken up", Environment.File);
                seen.Clear();
            }

            else
            {
                workspace.Logger.LogError("The change of the environment is not taken up, what it was before goes on");
            }

            EnvironmentProblems = problems.Sorted;
            Tell(problems);
        }

        var found = Directory.EnumerateFiles(options.Folder).Where(IsScheme).Order(StringComparer.Ordinal).ToList();
        List<string> gone = [.. seen.Keys.Except(found)];
        var changed = found.Where(f => !seen.TryGetValue(f, out var mark) || mark != Mark(f)).ToList();
        if (gone.Count + changed.Count > 0)
        {
            // Whose id was another's too may have it for itself now.
            changed = [.. changed.Union(found.Where(f => files.GetValueOrDefault(Path.GetFileName(f))?.Problems.Any(p => p.Code == SameId) == true))];
        }

        foreach (var file in changed)
        {
            ids[file] = new SchemeReader(new ProblemList()).Read(file)?.Scheme;
        }

        foreach (var file in gone)
        {
            ids.Remove(file);
        }

        foreach (var file in gone)
        {
            seen.Remove(file);
            if (files.TryRemove(Path.GetFileName(file), out var known) && known.Scheme is { } scheme && !files.Values.Any(f => f.Scheme == scheme))
            {
                await scheduler.RemoveAsync(scheme).ConfigureAwait(false);
            }
        }

        foreach (var file in changed)
        {
            await LookAtAsync(file, cancellationToken).ConfigureAwait(false);
        }

        IsReady = true;
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    private static bool IsScheme(string file) =>
        Path.GetExtension(file) is ".yaml" or ".yml" or ".json" && !Path.GetFileName(file).StartsWith('.') && !file.EndsWith(".schema.json", StringComparison.Ordinal);

    private static string Mark(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    // The secrets belong to it.
    private string EnvironmentMark(string file) => string.Join('/', new[] { file, SecretStore.FileOf(options.State) }.Select(f => File.Exists(f) ? Mark(f) : ""));

    private async Task LookAtAsync(string file, CancellationToken cancellationToken)
    {
        string mark;
        try
        {
            mark = Mark(file);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        seen[file] = mark;
        var name = Path.GetFileName(file);
        var problems = new ProblemList();
        var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        var scheme = Compile(file, text, problems);
        var before = files.GetValueOrDefault(name);
        var twin = scheme is null || before?.Version is not null && before.Scheme == scheme.Id ? null : ids.FirstOrDefault(i => i.Key != file && i.Value == scheme.Id).Key;
        if (twin is not null)
        {
            problems.Error(SameId, scheme!.Config.PositionOf("scheme"), $"the id '{scheme.Id}' is that of {Path.GetFileName(twin)} too. Give one of them another: an id stands for one scheme's records.");
        }

        Tell(problems);
        if (scheme is null || problems.HasErrors)
        {
            files[name] = new SchemeFile(name, before?.Scheme, before?.Version, problems.Sorted);
            if (before?.Version is { } version)
            {
                workspace.Logger.LogError("{File}: the change is not taken up, version {Version} goes on", name, version);
            }

            return;
        }

        if (before?.Scheme is { } other && other != scheme.Id)
        {
            await scheduler.RemoveAsync(other).ConfigureAwait(false);
        }

        scheduler.Put(scheme);
        files[name] = new SchemeFile(name, scheme.Id, scheme.Version, problems.Sorted);
    }

    private void Tell(ProblemList problems)
    {
        foreach (var problem in problems.Sorted)
        {
            workspace.Logger.Log(problem.Severity == ProblemSeverity.Error ? LogLevel.Error : LogLevel.Warning, "{Problem}", problem.ToString());
        }
    }
}
