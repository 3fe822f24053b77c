using Microsoft.Extensions.Logging;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>
/// Runs the schemes of a folder by their schedules. The owner of a host calls <see cref="LookAsync"/> every few seconds, and
/// <see cref="KeepStoreAsync"/> every few hours.
/// </summary>
public sealed class SchemeHost : IAsyncDisposable
{
    private readonly RecordStore store;
    private readonly Workspace workspace;
    private readonly RunSlots slots;
    private readonly SchemeScheduler scheduler;
    private readonly SchemeFolder folder;
    private readonly HostConfig config;

    private SchemeHost(Workspace workspace, RecordStore store, SchemeHostOptions options, EnvironmentFile environment)
    {
        (this.workspace, this.store, config) = (workspace, store, environment.Host);
        var runs = new RunTracker(workspace.Clock);
        Runs = new RunHistory(store, workspace.Clock, runs);
        Figures = new HostFigures(workspace);
        runs.StepEnded += (run, step) => Figures.Count(run.Scheme, step);
        slots = new RunSlots(environment.Host.ParallelRuns);
        scheduler = new SchemeScheduler(
            new HostParts(store, workspace.Limits, slots, environment.Host, workspace.Clock, workspace.Logger, (file, text) =>
                folder!.Compile(file, text, new ProblemList())
            )
            {
                Runs = runs,
            }
        );
        var history = FileHistory.Of(workspace);
        folder = new SchemeFolder(options, workspace, scheduler, environment, history);
        SchemeFiles = new SchemeFiles(folder, store, history, workspace.Clock);
        ConnectionFile = new ConnectionFile(workspace, folder, store, this);
        Events = new HostEvents(runs, folder, workspace.Clock);
        Records = new RecordPool(
            store,
            workspace.Catalog,
            workspace.Clock,
            id => scheduler.Find(id)?.Scheme.Config.Text,
            id => scheduler.Find(id)?.RecordsCame()
        );
        scheduler.Ended += (worker, report) => Ended?.Invoke(new HostedScheme(worker), report);
    }

    /// <summary>Raised when a run has ended, on the thread of the run.</summary>
    public event Action<HostedScheme, RunReport>? Ended;

    /// <summary>The data pool. The host delivers records at once that begin to wait through it.</summary>
    public RecordPool Records { get; }

    /// <summary>The texts of the scheme files, their versions and drafts.</summary>
    public SchemeFiles SchemeFiles { get; }

    /// <summary>The connections in the environment file.</summary>
    public ConnectionFile ConnectionFile { get; }

    /// <summary>Single runs, with their reports and bars.</summary>
    public RunHistory Runs { get; }

    /// <summary>The figures of the last 24 hours by minute.</summary>
    public HostFigures Figures { get; }

    /// <summary>What happens on the host, for those who watch it.</summary>
    public HostEvents Events { get; }

    /// <summary>The schemes that the host runs, by id.</summary>
    public IEnumerable<HostedScheme> Schemes => scheduler.Workers.Select(w => new HostedScheme(w));

    /// <summary>The scheme files of the folder by name, including those with errors.</summary>
    public IEnumerable<SchemeFile> Files => folder.Files;

    /// <summary>The environment in use.</summary>
    public EnvironmentFile Environment => folder.Environment;

    /// <summary>The current problems of the environment file; with errors the previous environment stays in use.</summary>
    public IReadOnlyList<Problem> EnvironmentProblems => folder.EnvironmentProblems;

    /// <summary>Completes when the folder has been read for the first time.</summary>
    public Task Ready => folder.Ready;

    /// <summary>Opens a host. Its schemes start with the first <see cref="LookAsync"/>.</summary>
    /// <param name="workspace">The services that the use cases share.</param>
    /// <param name="store">The store; the caller disposes it.</param>
    /// <param name="options">The folder and the environment of the host.</param>
    /// <param name="problems">Receives the problems of the environment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The host; null: the environment has errors.</returns>
    public static async Task<SchemeHost?> OpenAsync(
        Workspace workspace,
        RecordStore store,
        SchemeHostOptions options,
        ProblemList problems,
        CancellationToken cancellationToken
    )
    {
        if (await SchemeFolder.ReadEnvironmentAsync(options, workspace, problems, cancellationToken).ConfigureAwait(false) is not { } read)
        {
            return null;
        }

        var host = new SchemeHost(workspace, store, options, read);
        await host.Figures.RestoreAsync(cancellationToken).ConfigureAwait(false);
        return host;
    }

    /// <summary>Returns the scheme with this id; null: the host does not run it.</summary>
    public HostedScheme? Find(string scheme) => scheduler.Find(scheme) is { } worker ? new HostedScheme(worker) : null;

    /// <summary>Returns the scheme with this id.</summary>
    /// <exception cref="RefusedException">The host does not run the scheme.</exception>
    public HostedScheme Require(string scheme) => Find(scheme) ?? throw Unknown(scheme);

    /// <summary>Returns the connection with this name.</summary>
    /// <exception cref="RefusedException">The environment has none.</exception>
    public Connection RequireConnection(string name) =>
        Environment.Connections.TryGetValue(name, out var connection)
            ? connection
            : throw new RefusedException(Refusal.NotFound, ConnectionTexts.NoConnection(name));

    /// <summary>Checks that the host runs the scheme or that the store has records of it.</summary>
    /// <exception cref="RefusedException">Neither is the case.</exception>
    public async Task RequireKnownAsync(string scheme, CancellationToken cancellationToken)
    {
        if (scheduler.Find(scheme) is null && !(await store.SchemesAsync(cancellationToken).ConfigureAwait(false)).Contains(scheme))
        {
            throw Unknown(scheme);
        }
    }

    /// <summary>Loads the text of a scheme with the connectors and the connections of the host. The host does not run it.</summary>
    /// <inheritdoc cref="SchemeLoader.Load"/>
    public LoadedScheme Load(string file, string text) => new SchemeLoader(workspace).Load(file, text, Environment);

    /// <summary>Requests a run. It starts when the current run has ended.</summary>
    /// <exception cref="RefusedException">The caller does not operate the scheme, the host does not run it, the options contradict each
    /// other, or a hundred runs are queued already.</exception>
    public async Task RunAsync(Caller caller, string scheme, RunOptions options, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        var worker = Require(scheme).Worker;
        if (options.Problem is { } problem)
        {
            throw new RefusedException(Refusal.Wrong, problem);
        }

        if (!worker.Ask(options))
        {
            throw new RefusedException(Refusal.Busy, HostingTexts.QueueIsFull(scheme));
        }

        var action = HostingTexts.RunRequested(options.From, options.To, options.Limit);
        await AuditAsync(caller, scheme, action).ConfigureAwait(false);
    }

    /// <summary>Stops the current run, which finishes the current transaction first.</summary>
    /// <exception cref="RefusedException">The caller does not operate the scheme, the host does not run it, or it has no current
    /// run.</exception>
    public async Task StopAsync(Caller caller, string scheme, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        if (!Require(scheme).Worker.StopRun())
        {
            throw new RefusedException(Refusal.Conflict, HostingTexts.NotRunning(scheme));
        }

        await AuditAsync(caller, scheme, HostingTexts.RunStopped).ConfigureAwait(false);
    }

    /// <summary>Pauses or resumes the schedule of a scheme. A pause outlasts restarts of the host.</summary>
    /// <exception cref="RefusedException">The caller does not operate the scheme, or the host does not run it.</exception>
    public Task PauseAsync(Caller caller, string scheme, bool pause, CancellationToken cancellationToken)
    {
        caller.Require(Role.Operator, scheme);
        return Require(scheme).Worker.PauseAsync(pause, caller.Stamp(workspace.Clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>
    /// Polls the folder and the environment. A valid change takes effect between two runs; an invalid one is logged, and the previous
    /// version keeps running.
    /// </summary>
    public Task LookAsync(CancellationToken cancellationToken) => folder.LookAsync(cancellationToken);

    /// <summary>
    /// Checks the store, logs inconsistencies, and deletes what the retention times no longer require, also logs of runs.
    /// </summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task KeepStoreAsync(CancellationToken cancellationToken)
    {
        // The schemes on the host determine whose contents look-ups need, so the host must have read them first.
        await Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        PruneLogs();
        foreach (var broken in await store.CheckAsync(cancellationToken).ConfigureAwait(false))
        {
            workspace.Logger.Write(LogLevel.Error, HostingLogTexts.StoreInconsistent, broken);
        }

        var retention = new Retention(
            config.KeepDelivered,
            config.KeepRuns,
            [.. scheduler.Workers.SelectMany(w => w.Scheme.LooksAt).Distinct()]
        );
        var freed = await store.PruneAsync(retention, workspace.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (freed > 0)
        {
            workspace.Logger.Write(LogLevel.Information, HostingLogTexts.StoreFreed, freed, Duration.Format(config.KeepDelivered));
        }
    }

    /// <summary>Stops all runs, which finish their current transactions first.</summary>
    public async Task StopAsync()
    {
        await scheduler.StopAsync().ConfigureAwait(false);
        await Figures.SaveAllAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await scheduler.DisposeAsync().ConfigureAwait(false);
        folder.Dispose();
        slots.Dispose();
    }

    // What has been done is in the audit, whether or not the caller still waits.
    private Task AuditAsync(Caller caller, string scheme, LocalizedText action) =>
        store.Access.AuditAsync(new AuditEntry(caller.Stamp(workspace.Clock.GetUtcNow()), scheme, action), CancellationToken.None);

    private void PruneLogs()
    {
        try
        {
            new RunLogs(workspace.State).Prune(workspace.Clock.GetUtcNow() - config.KeepRuns);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            workspace.Logger.Write(LogLevel.Warning, HostingLogTexts.LogsNotPruned, e.Message);
        }
    }

    private static RefusedException Unknown(string scheme) => new(Refusal.NotFound, HostingTexts.HostHasNoScheme(scheme));
}
