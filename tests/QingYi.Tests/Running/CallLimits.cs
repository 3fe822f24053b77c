using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class CallLimits
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_span_of_time_has_more_calls_than_allowed_wherever_it_begins()
    {
        var clock = new SteppedClock();
        var limits = new ConnectionLimits(clock);
        var limit = new RateLimit(10, TimeSpan.FromSeconds(1));
        clock.Step(TimeSpan.FromSeconds(0.9));
        for (var i = 0; i < 10; i++)
        {
            await limits.WaitAsync("c", limit, Token);
        }

        clock.Step(TimeSpan.FromSeconds(0.2));
        var eleventh = limits.WaitAsync("c", limit, Token);
        Assert.False(eleventh.IsCompleted);
        clock.Step(TimeSpan.FromSeconds(0.79));
        Assert.False(eleventh.IsCompleted);
        clock.Step(TimeSpan.FromSeconds(0.02));
        await eleventh.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task A_rate_that_the_environment_changes_counts_from_the_next_call_on()
    {
        var clock = new SteppedClock();
        var limits = new ConnectionLimits(clock);
        await limits.WaitAsync("c", new RateLimit(1, TimeSpan.FromHours(1)), Token);
        Assert.False(
            limits.WaitAsync("c", new RateLimit(1, TimeSpan.FromHours(1)), new CancellationToken(canceled: true)).IsCompletedSuccessfully
        );
        for (var i = 0; i < 9; i++)
        {
            Assert.True(limits.WaitAsync("c", new RateLimit(10, TimeSpan.FromHours(1)), Token).IsCompletedSuccessfully);
        }

        Assert.True(limits.WaitAsync("another", new RateLimit(1, TimeSpan.FromHours(1)), Token).IsCompletedSuccessfully);
        Assert.True(limits.WaitAsync("c", null, Token).IsCompletedSuccessfully);
    }
}
