using QingYi.Engine.Hosting;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>Answers of other systems are kept for a while, and nobody waits long for one.</summary>
public sealed class AnswerCaches
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);
    private readonly SteppedClock clock = new();
    private readonly AnswerCache<string> cache;
    private int asked;

    public AnswerCaches() => cache = new AnswerCache<string>(clock, Minutes);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_kept_for_its_key_until_its_time_is_over()
    {
        Assert.Equal("a1", await FindAsync("a"));
        Assert.Equal("a1", await FindAsync("a"));
        Assert.Equal("b2", await FindAsync("b"));
        clock.Step(Minutes + TimeSpan.FromSeconds(1));
        Assert.Equal("a3", await FindAsync("a"));
    }

    [Fact]
    public async Task A_late_answer_is_there_for_the_next_question()
    {
        var late = new TaskCompletionSource<string?>();
        var first = cache.FindAsync("a", _ => late.Task, Token);
        Assert.False(first.IsCompleted);
        clock.Step(TimeSpan.FromSeconds(1));
        Assert.Null(await first);
        late.SetResult("slow");
        string? next = null;
        while (next is null)
        {
            next = await cache.FindAsync("a", _ => throw new InvalidOperationException("it was asked already"), Token);
        }

        Assert.Equal("slow", next);
    }

    [Fact]
    public async Task A_system_that_fails_is_asked_again_only_after_a_while()
    {
        Assert.Null(await cache.FindAsync("a", _ => throw new InvalidOperationException("down"), Token));
        Assert.Null(await FindAsync("a"));
        Assert.Equal(0, asked);
        clock.Step(Minutes + TimeSpan.FromSeconds(1));
        Assert.Equal("a1", await FindAsync("a"));
    }

    [Fact]
    public async Task A_failure_is_kept_shortly_and_the_answer_before_it_stands()
    {
        Assert.Equal("a1", await FindAsync("a"));
        clock.Step(Minutes + TimeSpan.FromSeconds(1));
        Assert.Equal("a1", await cache.FindAsync("a", _ => throw new InvalidOperationException("down"), Token));
        Assert.Equal("a1", await FindAsync("a"));
        clock.Step(TimeSpan.FromSeconds(21));
        Assert.Equal("a2", await FindAsync("a"));
    }

    // The answer comes before the clock moves, so the wait ends with it.
    private Task<string?> FindAsync(string key) =>
        cache.FindAsync(key, _ => Task.FromResult<string?>($"{key}{Interlocked.Increment(ref asked)}"), Token);
}
