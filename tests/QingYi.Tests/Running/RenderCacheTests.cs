using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class RenderCacheTests
{
    private readonly RenderCache cache = new(TimeProvider.System);

    [Fact]
    public void A_request_is_given_once_and_to_the_change_that_brought_it()
    {
        cache.Add(3, Page(("a", 10), ("b", 20)));
        Assert.Null(cache.Take(4, "a"));
        Assert.Null(cache.Take(3, "c"));
        Assert.Equal(10, cache.Take(3, "a")!.Value.Length);
        Assert.Null(cache.Take(3, "a"));
    }

    [Fact]
    public void There_is_room_again_when_the_requests_were_taken_or_left_behind()
    {
        cache.Add(1, Page(("left", 7_000_000)));
        cache.Add(2, Page(("taken", 4_000_000), ("last", 1)));
        Assert.False(cache.RoomAsync(TestContext.Current.CancellationToken).IsCompleted);
        cache.Add(3, Page(("no room", 2_000_000)));
        Assert.Null(cache.Take(3, "no room"));
        cache.Take(2, "taken");
        Assert.True(cache.RoomAsync(TestContext.Current.CancellationToken).IsCompleted);
        Assert.Equal(1, cache.Take(2, "last")!.Value.Length);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Page(params (string Id, int Bytes)[] requests) =>
        requests.ToDictionary(r => r.Id, r => (ReadOnlyMemory<byte>)new byte[r.Bytes]);
}
