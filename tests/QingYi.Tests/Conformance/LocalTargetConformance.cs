using QingYi.Connectors.Testing;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

/// <summary>A target of a scheme over files or the emulated ERP.</summary>
/// <param name="target">The target of the scheme.</param>
public abstract class LocalTargetConformance(string target) : TargetConformance
{
    private LocalRun? run;

    private protected LocalRun Run => run!;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (run?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override async Task<Target> OpenAsync(CancellationToken cancellationToken)
    {
        if (run is null)
        {
            run = new LocalRun();
            run.Records("[]");
            await PrepareAsync(run);
        }

        return await run.Compile($"scheme: t\n{LocalRun.Source}\n{target}").OpenTargetAsync(cancellationToken);
    }

    private protected virtual Task PrepareAsync(LocalRun run) => Task.CompletedTask;
}
