using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

/// <summary>The figures of a host by minute.</summary>
public sealed class MinuteFigures : IDisposable
{
    private readonly string state = Directory.CreateTempSubdirectory("qingyi-figures").FullName;
    private readonly SteppedClock clock = new();

    [Fact]
    public async Task Figures_of_the_last_24_hours_outlast_a_restart_and_a_line_that_broke_off()
    {
        var first = await OpenAsync();
        Work(first, "orders", 10, 1, 100);
        Work(first, "stock", 5, 0, 10);
        clock.Step(TimeSpan.FromMinutes(1));
        await first.SaveAsync(TestContext.Current.CancellationToken);
        Work(first, "orders", 20, 0, 400);
        await first.SaveAllAsync();
        await File.AppendAllTextAsync(
            Directory.GetFiles(Path.Combine(state, "figures")).Single(),
            """{"scheme":"orders","minu""",
            TestContext.Current.CancellationToken
        );

        var second = await OpenAsync();
        Work(second, "orders", 1, 0, 400);
        foreach (var (host, more) in new[] { (first, 0), (second, 1) })
        {
            var read = host.Read("orders", 3);
            Assert.Equal([0L, 10, 20 + more], read.Minutes.Select(m => m.Fetched));
            Assert.Equal((30 + more - 1L, 1L, 2L + more), (read.Total.Delivered, read.Total.Rejected, read.Total.Deliveries));
            Assert.Equal(clock.GetUtcNow(), read.Minutes[^1].At);
            Assert.InRange(read.Minutes[1].P50Ms!.Value, 100, 120);
            Assert.InRange(read.Total.P95Ms!.Value, 400, 480);
            Assert.Null(read.Minutes[0].P50Ms);
            Assert.Equal(35 + more, host.Read(null, 1440).Total.Fetched);
        }

        clock.Step(TimeSpan.FromHours(24));
        await second.SaveAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, second.Read(null, 1440).Total.Fetched);
        Assert.Equal(0, (await OpenAsync()).Read(null, 1440).Total.Fetched);
        clock.Step(TimeSpan.FromDays(3));
        await second.SaveAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFiles(Path.Combine(state, "figures")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1441)]
    public async Task A_wrong_number_of_minutes_is_refused(int minutes)
    {
        var figures = await OpenAsync();
        var refused = Assert.Throws<RefusedException>(() => figures.Read(null, minutes));
        Assert.Equal(
            (Refusal.Wrong, $"'minutes' must be a number from 1 to 1440, but is {minutes}."),
            (refused.Refusal, refused.Text.English)
        );
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    private static void Work(HostFigures figures, string scheme, int records, int rejected, int deliveryMs)
    {
        figures.Count(scheme, new RunStep(RunPhase.Stage, 0, 0, TimeSpan.Zero, records, 0, true));
        figures.Count(scheme, new RunStep(RunPhase.Deliver, 0, 0, TimeSpan.FromMilliseconds(deliveryMs), records, rejected, true));
        figures.Count(scheme, new RunStep(RunPhase.Deliver, 0, 0, TimeSpan.FromSeconds(9), 0, 0, false));
        figures.Count(scheme, new RunStep(RunPhase.Settle, 0, 0, TimeSpan.Zero, records, rejected, true));
    }

    private async Task<HostFigures> OpenAsync()
    {
        var workspace = new Workspace(state, () => SandboxRun.Catalog, new SecretMask(), NullLogger.Instance) { Clock = clock };
        var figures = new HostFigures(workspace);
        await figures.RestoreAsync(TestContext.Current.CancellationToken);
        return figures;
    }
}
