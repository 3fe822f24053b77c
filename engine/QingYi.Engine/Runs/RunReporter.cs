using Microsoft.Extensions.Logging;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>Creates the report of a run, whatever ended it.</summary>
/// <param name="run">The run, which starts now.</param>
/// <param name="stopping">Set when a user or the host has asked the run to stop.</param>
internal sealed class RunReporter(RunContext run, CancellationToken stopping)
{
    private readonly long started = run.Clock.GetTimestamp();
    private readonly DateTimeOffset began = run.Clock.GetUtcNow();

    /// <summary>Notices for the operator, in addition to the counts.</summary>
    public List<LocalizedText> Notices { get; } = [];

    /// <summary>The start of the first window and the end of the last one; null: the run ended before it planned them.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Window { get; set; }

    /// <summary>True when the source has more records, which a further run reads.</summary>
    public bool HasMore { get; set; }

    /// <summary>What a reconciliation found; null: the run was none, or it ended before.</summary>
    public Reconciliation? Reconciliation { get; set; }

    /// <summary>How the fields of the source have changed; null: they have not.</summary>
    public FieldDrift? Drift { get; set; }

    /// <summary>Rows of the target, if they were requested.</summary>
    public IReadOnlyList<SampleTable> Samples { get; set; } = [];

    public RunReport Ended() =>
        Report(
            run.Progress.StopCause is not null ? RunStatus.Failed
                : stopping.IsCancellationRequested ? RunStatus.Cancelled
                : run.Progress.Rejected > 0 ? RunStatus.Rejected
                : RunStatus.Succeeded,
            run.Progress.StopCause
        );

    /// <param name="step">The step that failed: source, target or store.</param>
    /// <param name="exception">The cause.</param>
    public RunReport Failed(string step, Exception exception)
    {
        if (exception is OperationCanceledException && stopping.IsCancellationRequested)
        {
            return Ended();
        }

        if (RunFault.Of(exception, step) is { } fault)
        {
            return Report(RunStatus.Failed, fault);
        }

        run.Logger.Write(LogLevel.Error, exception, RunLogTexts.UnexpectedException);
        return Report(RunStatus.Failed, RunFault.Unforeseen(exception, step));
    }

    private RunReport Report(RunStatus status, RunFault? fault) =>
        new(run.Scheme.Id, run.Run, status, Window?.From, Window?.To, run.Progress, run.Clock.GetElapsedTime(started), fault, Notices)
        {
            Started = began,
            HasMore = HasMore,
            Reconciliation = Reconciliation,
            Drift = Drift,
            Samples = fault is null ? Samples : [],
        };
}
