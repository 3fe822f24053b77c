using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Makes the host save its figures once a minute.</summary>
internal sealed class FigureKeeper(SchemeHost host, Workspace workspace)
    : PeriodicWork(TimeSpan.FromMinutes(1), workspace.Clock, workspace.Logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => host.Figures.SaveAsync(cancellationToken);
}
