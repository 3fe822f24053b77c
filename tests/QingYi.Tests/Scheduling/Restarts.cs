using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

public sealed class Restarts
{
    private static readonly Trigger Full = new(TriggerKind.Schedule, new RunOptions());

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void A_source_that_has_more_is_read_on_at_once_also_after_a_run_with_a_limit(int? limit)
    {
        var restarts = new RestartPlan(new SteppedClock(), TimeSpan.FromMinutes(1));
        restarts.Ended(Full, Report(hasMore: true));
        if (limit is not null)
        {
            restarts.Ended(Full with { Options = new RunOptions { Limit = limit } }, Report(hasMore: false));
        }

        Assert.Equal((TriggerKind.Restart, null), restarts.Take() is { } next ? (next.Kind, next.Options.Limit) : default);
        restarts.Ended(Full, Report(hasMore: false));
        Assert.Null(restarts.At);
    }

    [Fact]
    public void A_reconciliation_leaves_the_run_that_failed_to_its_restart()
    {
        var restarts = new RestartPlan(new SteppedClock(), TimeSpan.FromMinutes(1));
        var reconciliation = Full with { Options = new RunOptions { IsReconciliation = true } };
        var failed = Report(hasMore: false) with
        {
            Status = RunStatus.Failed,
            Fault = new RunFault("QY5003", "the source is down", "None."),
        };
        restarts.Ended(Full, failed);
        restarts.Ended(reconciliation, Report(hasMore: false));
        Assert.NotNull(restarts.At);
        restarts.Ended(Full, Report(hasMore: false));
        Assert.Null(restarts.At);

        // One that failed itself is repeated, also after a run.
        restarts.Ended(reconciliation, failed);
        restarts.Ended(Full, Report(hasMore: false));
        Assert.NotNull(restarts.At);
        restarts.Ended(Full, Report(hasMore: true));
        Assert.NotNull(restarts.At);
    }

    private static RunReport Report(bool hasMore) =>
        new("s", "r", RunStatus.Succeeded, null, null, new RunProgress(), TimeSpan.Zero, null, []) { HasMore = hasMore };
}
