using Microsoft.AspNetCore.Components;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Web.Shell;

namespace QingYi.Web.Overview;

/// <summary>A page on which schemes are run, stopped and paused.</summary>
public abstract class OperatingPage : ConsolePage
{
    [Inject]
    protected SchemeHost Host { get; set; } = default!;

    protected Task<bool> RunAsync(string scheme, RunOptions? options = null) =>
        DoAsync(
            (caller, token) => Host.RunAsync(caller, scheme, options ?? new RunOptions(), token),
            () => OverviewTexts.Requested(scheme)
        );

    protected Task StopAsync(string scheme) =>
        DoAsync((caller, token) => Host.StopAsync(caller, scheme, token), () => OverviewTexts.Stopping(scheme));

    protected Task PauseAsync(string scheme, bool pause) =>
        DoAsync(
            (caller, token) => Host.PauseAsync(caller, scheme, pause, token),
            () => pause ? OverviewTexts.IsPaused : OverviewTexts.IsResumed
        );
}
