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

    private static RunReport Report(bool hasMore) =>
        new("s", "r", RunStatus.Succeeded, null, null, new RunProgress(), TimeSpan.Zero, null, []) { HasMore = hasMore };
}
