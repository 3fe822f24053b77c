using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>A run measures its steps.</summary>
public sealed class RunPhases
{
    private const string Scheme =
        "scheme: t\n" + LocalRun.Source + "\ndelivery: { batch: 2 }\ntarget: { connector: noop, api: noop, request: { no: \"{{no}}\" } }\n";

    [Fact]
    public async Task The_report_says_how_long_each_phase_took_also_when_it_is_read_from_the_store()
    {
        await using var local = new LocalRun();
        local.Records("""[{"id":1,"no":"A"},{"id":2,"no":"B"},{"id":3,"no":"C"}]""");
        var report = await local.RunAsync(Scheme);
        Assert.Equal((RunStatus.Succeeded, 3L), (report.Status, report.Progress.Delivered));
        Assert.All(Enum.GetValues<RunPhase>(), p => Assert.True(report.Progress.Spent(p) > TimeSpan.Zero, $"{p}"));
        await using var store = local.OpenStore();
        var stored = Assert.Single(await store.RunsAsync(["t"], 10, TestContext.Current.CancellationToken));
        Assert.Equal(["fetchMs", "stageMs", "deliverMs", "settleMs"], stored.ToJson()["phases"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task Who_watches_a_run_is_told_each_step_with_its_records()
    {
        await using var local = new LocalRun();
        local.Records("""[{"id":1,"no":"A"},{"id":2,"no":"B"},{"id":3,"no":"C"}]""");
        var steps = new System.Collections.Concurrent.ConcurrentQueue<RunStep>();
        await using (var store = local.OpenStore())
        {
            await new SchemeRunner(
                store,
                new ConnectionLimits(TimeProvider.System),
                TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
            ).RunAsync(
                local.Compile(Scheme),
                new RunOptions(),
                new RunProgress { Observer = steps.Enqueue },
                _ => null,
                TestContext.Current.CancellationToken
            );
        }

        Assert.All(steps, s => Assert.True(s.IsComplete));
        foreach (var phase in Enum.GetValues<RunPhase>())
        {
            Assert.Equal(3, steps.Where(s => s.Phase == phase).Sum(s => s.Records));
        }
    }
}
