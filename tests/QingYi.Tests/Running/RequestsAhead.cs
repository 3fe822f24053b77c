using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class RequestsAhead
{
    private readonly RenderedAhead ahead = new(TimeProvider.System);

    [Fact]
    public void A_request_is_given_once_and_to_the_change_that_brought_it()
    {
        ahead.Add(3, Page(("a", 10), ("b", 20)));
        Assert.Null(ahead.Take(4, "a"));
        Assert.Null(ahead.Take(3, "c"));
        Assert.Equal(10, ahead.Take(3, "a")!.Value.Length);
        Assert.Null(ahead.Take(3, "a"));
    }

    [Fact]
    public void The_number_of_a_change_that_came_to_nothing_is_that_of_the_next()
    {
        ahead.Add(3, Page(("a", 10)));
        ahead.Add(3, Page(("b", 20)));
        Assert.Null(ahead.Take(3, "a"));
        Assert.Equal(20, ahead.Take(3, "b")!.Value.Length);
    }

    [Fact]
    public void There_is_room_again_when_the_requests_were_taken_or_left_behind()
    {
        ahead.Add(1, Page(("left", 7_000_000)));
        ahead.Add(2, Page(("taken", 4_000_000), ("last", 1)));
        Assert.False(ahead.RoomAsync(TestContext.Current.CancellationToken).IsCompleted);
        ahead.Add(3, Page(("no room", 2_000_000)));
        Assert.Null(ahead.Take(3, "no room"));
        ahead.Take(2, "taken");
        Assert.True(ahead.RoomAsync(TestContext.Current.CancellationToken).IsCompleted);
        Assert.Equal(1, ahead.Take(2, "last")!.Value.Length);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Page(params (string Id, int Bytes)[] requests) => requests.ToDictionary(r => r.Id, r => (ReadOnlyMemory<byte>)new byte[r.Bytes]);
}
