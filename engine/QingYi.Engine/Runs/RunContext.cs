using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Language;

namespace QingYi.Engine.Runs;

/// <summary>The data that the parts of one run share.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Options">The options of the run.</param>
/// <param name="Progress">Its counts.</param>
/// <param name="Limits">The rate limits.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record RunContext(
    CompiledScheme Scheme,
    string Run,
    RunOptions Options,
    RunProgress Progress,
    ConnectionLimits Limits,
    TimeProvider Clock,
    ILogger Logger
)
{
    /// <summary>
    /// The constants of the run as a whole: the start of its first window and the end of its last one; before the windows are planned, the
    /// time of its start.
    /// </summary>
    public ConstantSet Constants { get; init; } = Scheme.Constants(Clock.GetUtcNow(), Clock.GetUtcNow(), Run);

    /// <summary>Observes the fields of the records; null: nobody wants to know.</summary>
    public DriftWatch? Drift { get; init; }

    /// <summary>True when the run has read as many records as its limit allows.</summary>
    public bool HasEnough => Progress.Fetched >= Options.Limit;

    /// <summary>True when a reconciliation deletes records that are gone.</summary>
    public bool Deletes => SourceReconciler.ActionOf(Scheme, Options) == MissingAction.Delete;

    /// <summary>Rejects options that the scheme's sides cannot follow.</summary>
    /// <exception cref="ConnectorException">The options choose records or reconcile, but a log is read from where the last run ended; or
    /// the target does not take the deletions of a reconciliation.</exception>
    public void RequireOptions()
    {
        if (Options.ChoosesRecords && Scheme.Source.Plan.Reading == SourceReading.Log)
        {
            throw new ConnectorException(RunTexts.LogTakesNoTimes(Scheme.Source.Api.Name), RunTexts.ReadLogFromStart(Scheme.Id));
        }

        if (Options.IsReconciliation && Scheme.Source.Plan.Reading == SourceReading.Log)
        {
            throw new ConnectorException(ReconcileTexts.LogHasNoListing(Scheme.Source.Api.Name), ReconcileTexts.ReadLog);
        }

        if (Options.IsReconciliation && Deletes && !Scheme.TakesDeletes)
        {
            throw new ConnectorException(ReconcileTexts.DeletesNotTaken(Scheme.Target.Api.Name), ReconcileTexts.MarkInstead);
        }
    }

    /// <summary>Compiles an earlier text of the scheme; null: it can no longer be compiled.</summary>
    public Func<string, CompiledScheme?> Compile { get; init; } = _ => null;
}
