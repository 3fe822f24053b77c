using QingYi.Engine.Hosting;

namespace QingYi.Server.Hosting;

/// <summary>Has the host look at its folder and its environment every two seconds.</summary>
internal sealed class FolderWatch(SchemeHost host, Workspace workspace)
    : PeriodicWork(TimeSpan.FromSeconds(2), workspace.Clock, workspace.Logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => host.LookAsync(cancellationToken);
}
