using QingYi.Engine.Runs;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class BatchSizes
{
    [Fact]
    public void A_slow_target_gets_fewer_documents_at_a_time_and_as_many_as_before_when_it_is_quick_again()
    {
        var size = new BatchSize(1000, isFixed: false);
        size.Took(1000, TimeSpan.FromSeconds(5));
        Assert.Equal(500, size.Current);
        size.Took(120, TimeSpan.FromSeconds(5));
        Assert.Equal(60, size.Current);
        size.Took(60, TimeSpan.FromSeconds(1));
        Assert.Equal(60, size.Current);
        size.Took(40, TimeSpan.FromSeconds(0.1));
        Assert.Equal(60, size.Current);
        for (var i = 0; i < 9; i++)
        {
            size.Took(size.Current, TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(1000, size.Current);
    }

    [Fact]
    public void A_size_that_the_author_gave_stays()
    {
        var size = new BatchSize(7, isFixed: true);
        size.Took(7, TimeSpan.FromMinutes(1));
        Assert.Equal(7, size.Current);
    }
}
