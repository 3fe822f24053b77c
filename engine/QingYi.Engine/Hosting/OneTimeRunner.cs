using QingYi.Engine.Authoring;
using QingYi.Engine.Documents;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Runs a scheme once, or makes a dry run.</summary>
/// <param name="workspace">The services that the use cases share.</param>
/// <param name="store">The store.</param>
public sealed class OneTimeRunner(Workspace workspace, RecordStore store)
{
    /// <summary>Runs the scheme. It does not throw when the run fails: the report contains the fault.</summary>
    /// <param name="scheme">A usable scheme, with its environment.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="progress">Receives the counts while the scheme runs.</param>
    /// <param name="stopping">Asks the run to stop; the run finishes the current transaction first.</param>
    public Task<RunReport> RunAsync(LoadedScheme scheme, RunOptions options, RunProgress progress, CancellationToken stopping)
    {
        return new SchemeRunner(store, workspace.Limits, workspace.Clock, workspace.Logger).RunAsync(
            scheme.Usable,
            options,
            progress,
            text => SchemeLoader.Compile(workspace.Catalog, scheme.Environment, scheme.File, text, new ProblemList()),
            stopping
        );
    }

    /// <summary>Reads and renders records as a run would, but stores and sends nothing.</summary>
    /// <inheritdoc cref="RunAsync"/>
    /// <exception cref="StoreException">The scheme identifies its records differently from those in the store.</exception>
    public async Task<DryRunReport> TryAsync(LoadedScheme scheme, RunOptions options, RunProgress progress, CancellationToken stopping)
    {
        await new SchemeIdentity(scheme.Usable).RequireShapeAsync(store, stopping).ConfigureAwait(false);
        var watermark = await store.WatermarkAsync(scheme.Id, stopping).ConfigureAwait(false);
        var positions = await store.PositionsAsync(scheme.Id, stopping).ConfigureAwait(false);
        return await new DryRun(workspace.Limits, store.Lookups, workspace.Clock, workspace.Logger)
            .RunAsync(scheme.Usable, watermark, positions, options, progress, stopping)
            .ConfigureAwait(false);
    }
}
