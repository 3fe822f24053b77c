using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Schemes;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Watches the folder of schemes and the environment by polling them every few seconds. A valid change takes effect between two runs; an
/// invalid one is logged, and the previous version keeps running. A change counts when two consecutive polls read the same content, so that
/// a partially written file has no effect. Polling works on every file system and with every editor; notifications do not.
/// </summary>
/// <param name="options">The folder and the environment.</param>
/// <param name="workspace">The services that the use cases share.</param>
/// <param name="scheduler">Runs the schemes.</param>
/// <param name="environment">The environment in use.</param>
/// <param name="history">Keeps the texts that the files had.</param>
internal sealed class SchemeFolder(
    SchemeHostOptions options,
    Workspace workspace,
    SchemeScheduler scheduler,
    EnvironmentFile environment,
    FileHistory history
) : FileFolder, IDisposable
{
    private readonly ConcurrentDictionary<string, SchemeFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> ids = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim mutex = new(1, 1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<string, string> before = new(StringComparer.Ordinal);
    private string environmentSeen = EnvironmentMark(workspace, environment);

    /// <inheritdoc/>
    public override string Path { get; } = System.IO.Path.GetFullPath(options.Folder);

    /// <inheritdoc/>
    public override IEnumerable<SchemeFile> Files => files.Values.OrderBy(f => f.File, StringComparer.Ordinal);

    /// <summary>Raised when a file was taken up or has errors (false), or is gone (true).</summary>
    public event Action<SchemeFile, bool>? Changed;

    /// <summary>The environment in use.</summary>
    public EnvironmentFile Environment { get; private set; } = environment;

    /// <summary>The current problems of the environment file; with errors the previous environment stays in use.</summary>
    public IReadOnlyList<Problem> EnvironmentProblems { get; private set; } = [];

    /// <summary>Completes when the folder has been read for the first time.</summary>
    public Task Ready => ready.Task;

    /// <inheritdoc/>
    public override CompiledScheme? Compile(string file, string text, ProblemList problems) =>
        SchemeLoader.Compile(workspace.Catalog, Environment, file, text, problems);

    /// <summary>Reads the environment and starts its emulators; reports its problems.</summary>
    /// <returns>The environment; null: it cannot be used.</returns>
    public static async Task<EnvironmentFile?> ReadEnvironmentAsync(
        SchemeHostOptions options,
        Workspace workspace,
        ProblemList problems,
        CancellationToken cancellationToken
    )
    {
        var beside = System.IO.Path.Combine(options.Folder, "*.yaml");
        var environment = await new SchemeLoader(workspace)
            .EnvironmentAsync(options.Environment, beside, EnvironmentUse.Started, problems, cancellationToken)
            .ConfigureAwait(false);
        return problems.HasErrors ? null : environment;
    }

    /// <summary>Polls the folder and the environment once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await PollAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            mutex.Release();
        }
    }

    /// <summary>Changes a file while nobody polls the folder, and takes it up at once.</summary>
    /// <inheritdoc/>
    public override async Task ChangeAsync(string path, string? from, Func<bool> change, CancellationToken cancellationToken)
    {
        await mutex.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (change())
            {
                if (from is not null)
                {
                    Carry(from, path);
                }

                // A whole file needs no second look.
                before.Remove(path);
                if (File.Exists(path))
                {
                    before[path] = Read(path).Mark;
                }

                // What has been changed is taken up, whether or not somebody still waits for it.
                await PollAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            mutex.Release();
        }
    }

    public void Dispose() => mutex.Dispose();

    // A scheme keeps the version that it runs under the other name of its file, also if the file has errors.
    private void Carry(string from, string path)
    {
        before.Remove(from);
        seen.Remove(from);
        if (ids.Remove(from, out var id))
        {
            ids[path] = id;
        }

        if (files.TryRemove(System.IO.Path.GetFileName(from), out var known))
        {
            Changed?.Invoke(known, true);
            var name = System.IO.Path.GetFileName(path);
            files[name] = known with { File = name };
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        var again = await LookAtEnvironmentAsync(cancellationToken).ConfigureAwait(false);
        var found = Directory
            .EnumerateFiles(options.Folder)
            .Where(SchemeLoader.IsSchemeFile)
            .Select(Read)
            .ToDictionary(f => f.Path, StringComparer.Ordinal);
        var settled = found
            .Values.Where(f => !ready.Task.IsCompleted || before.GetValueOrDefault(f.Path) == f.Mark)
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToList();
        var gone = seen.Keys.Where(f => !found.ContainsKey(f) && !before.ContainsKey(f)).ToList();
        before = found.ToDictionary(f => f.Key, f => f.Value.Mark, StringComparer.Ordinal);
        var changed = settled.Where(f => again || seen.GetValueOrDefault(f.Path) != f.Mark).ToList();
        if (gone.Count + changed.Count > 0)
        {
            // A file whose id belonged to another file may now have the id for itself.
            changed =
            [
                .. changed.UnionBy(
                    settled.Where(f =>
                        files.GetValueOrDefault(System.IO.Path.GetFileName(f.Path))?.Problems.Any(p => p.Code == SameId) == true
                    ),
                    f => f.Path
                ),
            ];
        }

        foreach (var file in changed)
        {
            ids[file.Path] = file.Text is null ? null : new SchemeReader(new ProblemList()).Parse(file.Path, file.Text)?.Scheme;
        }

        foreach (var file in gone)
        {
            await LetGoAsync(file).ConfigureAwait(false);
        }

        foreach (var file in changed)
        {
            await TakeUpAsync(file).ConfigureAwait(false);
        }

        ready.TrySetResult();
    }

    // A file that cannot be read is a problem of that file, not of the folder.
    private static (string Path, string Mark, string? Text) Read(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            using var reader = new StreamReader(new MemoryStream(bytes));
            return (file, Mark(bytes), reader.ReadToEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (file, e.Message, null);
        }
    }

    private static string Mark(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    // The mark includes the secrets, so that a changed secret reloads the environment.
    private static string EnvironmentMark(Workspace workspace, EnvironmentFile environment) =>
        string.Join('/', new[] { environment.File, workspace.SecretsFile }.OfType<string>().Select(f => Read(f).Mark));

    private async Task<bool> LookAtEnvironmentAsync(CancellationToken cancellationToken)
    {
        if (EnvironmentMark(workspace, Environment) is var mark && mark == environmentSeen)
        {
            return false;
        }

        var problems = new ProblemList();
        var taken = await ReadEnvironmentAsync(options, workspace, problems, cancellationToken).ConfigureAwait(false);
        environmentSeen = mark;
        EnvironmentProblems = problems.Sorted;
        Tell(problems);
        if (taken is not null)
        {
            Environment = taken;
            workspace.Logger.Write(LogLevel.Information, HostingLogTexts.EnvironmentChanged, Environment.File);
        }
        else
        {
            workspace.Logger.Write(LogLevel.Error, HostingLogTexts.EnvironmentInvalid);
        }

        return taken is not null;
    }

    private async Task LetGoAsync(string file)
    {
        ids.Remove(file);
        seen.Remove(file);
        if (!files.TryRemove(System.IO.Path.GetFileName(file), out var known))
        {
            return;
        }

        Changed?.Invoke(known, true);
        if (known.Scheme is { } scheme && !ids.ContainsValue(scheme))
        {
            await scheduler.RemoveAsync(scheme).ConfigureAwait(false);
        }
    }

    private async Task TakeUpAsync((string Path, string Mark, string? Text) file)
    {
        var name = System.IO.Path.GetFileName(file.Path);
        var known = files.GetValueOrDefault(name);
        var problems = new ProblemList();
        var scheme = file.Text is null ? null : Compile(file.Path, file.Text, problems);
        if (file.Text is null)
        {
            problems.Error("QY1001", new SourcePosition(file.Path, 0, 0), HostingTexts.FileUnreadable(file.Mark));
        }

        // Of two files that claim an id, the one that has it keeps it; if none has it, none gets it.
        if (
            scheme is not null
            && !(known?.Version is not null && known.Scheme == scheme.Id)
            && ids.FirstOrDefault(i => i.Key != file.Path && i.Value == scheme.Id).Key is { } twin
        )
        {
            ReportTwin(scheme, twin, problems);
        }

        if (seen.GetValueOrDefault(file.Path) != file.Mark || problems.HasErrors)
        {
            Tell(problems);
        }

        seen[file.Path] = file.Mark;
        if (file.Text is not null)
        {
            history.Add(name, SchemeFiles.VersionOf(file.Text), file.Text, author: null);
        }

        if (scheme is null || problems.HasErrors)
        {
            Keep(new SchemeFile(name, known?.Scheme, known?.Version, problems.Sorted));
            if (known?.Version is { } version)
            {
                workspace.Logger.Write(LogLevel.Error, HostingLogTexts.SchemeInvalid, name, version);
            }

            return;
        }

        if (known?.Scheme is { } other && other != scheme.Id && !ids.ContainsValue(other))
        {
            await scheduler.RemoveAsync(other).ConfigureAwait(false);
        }

        scheduler.Put(scheme);
        Keep(new SchemeFile(name, scheme.Id, scheme.Version, problems.Sorted));
    }

    private void Keep(SchemeFile file)
    {
        files[file.File] = file;
        Changed?.Invoke(file, false);
    }

    private void Tell(ProblemList problems)
    {
        foreach (var problem in problems.Sorted)
        {
            workspace.Logger.Log(
                problem.Severity == ProblemSeverity.Error ? LogLevel.Error : LogLevel.Warning,
                "{Problem}",
                problem.ToString()
            );
        }
    }
}
