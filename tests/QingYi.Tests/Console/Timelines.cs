using QingYi.Engine.Runs;
using QingYi.Engine.Scheduling;
using QingYi.Web.Runs;
using Xunit;

namespace QingYi.Tests.Console;

/// <summary>The picture of a run.</summary>
public sealed class Timelines
{
    [Fact]
    public void Steps_stand_in_rows_by_phase_and_lane_and_in_proportion_to_their_time()
    {
        var picture = new Timeline([
            Bar(RunPhase.Deliver, 1, 1000, 1000),
            Bar(RunPhase.Fetch, 0, 0, 1000),
            Bar(RunPhase.Deliver, 0, 500, 500),
        ]);
        Assert.Equal([(RunPhase.Fetch, 0), (RunPhase.Deliver, 0), (RunPhase.Deliver, 1)], picture.Rows);
        Assert.Empty(picture.Pauses);
        Assert.Equal(
            [(2, 500.0, 500.0), (0, 0.0, 500.0), (1, 250.0, 250.0)],
            picture.Bars.Select(b => (b.Row, Math.Round(b.X, 6), Math.Round(b.Width, 6)))
        );
    }

    [Fact]
    public void A_long_pause_takes_little_room_and_says_how_long_it_was()
    {
        var picture = new Timeline([Bar(RunPhase.Fetch, 0, 0, 1000), Bar(RunPhase.Fetch, 0, 7_201_000, 1000)]);
        var (x, width, time) = Assert.Single(picture.Pauses);
        Assert.Equal(TimeSpan.FromHours(2), time);
        Assert.Equal(picture.Bars[0].X + picture.Bars[0].Width, x, 6);
        Assert.Equal(picture.Bars[1].X, x + width, 6);
        Assert.Equal(Timeline.Width, picture.Bars[1].X + picture.Bars[1].Width, 6);
    }

    [Fact]
    public void A_run_without_steps_and_steps_without_duration_have_a_picture()
    {
        Assert.Empty(new Timeline([]).Bars);
        Assert.Equal(1, new Timeline([Bar(RunPhase.Fetch, 0, 5, 0)]).Bars[0].Width);
    }

    private static RunBar Bar(RunPhase phase, int lane, long start, long took) => new(phase, lane, start, took, 1, 0, BarOutcome.Done);
}
