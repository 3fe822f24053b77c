using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Makes the host check its folder and its environment file for changes every two seconds.</summary>
internal sealed class FolderWatch(SchemeHost host, Workspace workspace)
    : PeriodicWork(TimeSpan.FromSeconds(2), workspace.Clock, workspace.Logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => host.LookAsync(cancellationToken);
}
