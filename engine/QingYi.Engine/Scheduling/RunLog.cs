using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Scheduling;

/// <summary>The entries of a host's log about runs.</summary>
internal static class RunLog
{
    /// <param name="logger">The log.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="report">The report of the run.</param>
    /// <param name="again">When the host starts the run again; null: only by its schedule.</param>
    public static void Ended(ILogger logger, CompiledScheme scheme, RunReport report, DateTimeOffset? again)
    {
        var p = report.Progress;
        if (report.Fault is { } fault)
        {
            logger.Write(
                LogLevel.Error,
                SchedulingLogTexts.RunFailed,
                scheme.Id,
                report.Run,
                fault.Code,
                again is { } at ? fault.Text.Then(SchedulingTexts.StartsAgain(scheme.Shown(at))) : fault.Text
            );
            return;
        }

        logger.Write(
            LogLevel.Information,
            SchedulingLogTexts.RunEnded,
            scheme.Id,
            report.Run,
            StoredRun.Label(report.Status),
            p.Fetched,
            p.Stored,
            p.Delivered,
            p.Rejected,
            report.Duration.TotalSeconds
        );
    }
}
