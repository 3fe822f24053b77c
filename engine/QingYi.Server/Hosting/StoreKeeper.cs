using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Makes the host check and prune its store at the start and then every six hours.</summary>
internal sealed class StoreKeeper(SchemeHost host, Workspace workspace)
    : PeriodicWork(TimeSpan.FromHours(6), workspace.Clock, workspace.Logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => host.KeepStoreAsync(cancellationToken);
}
