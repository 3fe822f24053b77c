using QingYi.Engine.Scheduling;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Scheduling;

public sealed class Timetables : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 5, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-times").FullName;
    private readonly SqliteRecordStore store;

    public Timetables() => store = SqliteRecordStore.Open(folder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_schedule_that_never_fired_has_missed_nothing()
    {
        var table = await BeginAsync("last", Noon.AddSeconds(30));
        Assert.Null(table.Take());
        Assert.Equal(Noon.AddMinutes(10), table.Next);
    }

    [Theory]
    [InlineData("last", "13:00", 5)]
    [InlineData("all", "12:10 12:20 12:30 12:40 12:50 13:00", 0)]
    [InlineData("none", "", 6)]
    public async Task What_was_missed_is_made_up_for_as_the_scheme_says(string policy, string expected, int leftOut)
    {
        await FireAsync(Noon, finish: true);
        var table = Table();
        Assert.Equal(leftOut, await table.BeginAsync(store, policy, Noon.AddMinutes(65), Token));
        Assert.Equal(expected, string.Join(' ', Taken(table).Select(t => t.Firing!.At.ToString("HH:mm", null))));
        Assert.Equal(Noon.AddMinutes(70), table.Next);
    }

    [Fact]
    public async Task A_moment_whose_process_died_over_it_is_due_again()
    {
        await FireAsync(Noon, finish: false);
        Assert.Empty(Taken(await BeginAsync("last", Noon.AddMinutes(5))));
        SqliteFile.Query(Path.Combine(folder, "store.db"), "UPDATE firing SET owner = 'gone 1 1'");
        var again = Assert.Single(Taken(await BeginAsync("last", Noon.AddMinutes(5))));
        Assert.Equal((Noon, Noon), (again.Firing!.At, again.Options.At));
        Assert.True(await store.ClaimAsync(again.Firing, Token));
        Assert.Empty(Taken(await BeginAsync("none", Noon.AddMinutes(5))));
    }

    [Fact]
    public async Task Of_moments_that_come_while_it_runs_the_latest_waits_and_the_others_are_left_out()
    {
        var table = await BeginAsync("last", Noon);
        Assert.Empty(table.Advance(Noon.AddMinutes(9)));
        Assert.Empty(table.Advance(Noon.AddMinutes(10)));
        Assert.Equal(Noon.AddMinutes(10), table.Take()!.Firing!.At);
        Assert.Equal([Noon.AddMinutes(20), Noon.AddMinutes(30)], table.Advance(Noon.AddMinutes(45)));
        Assert.Equal(Noon.AddMinutes(40), table.Take()!.Firing!.At);
        Assert.Null(table.Take());
        Assert.Equal(Noon.AddMinutes(50), table.Next);
    }

    [Fact]
    public async Task A_reconciliation_has_moments_of_its_own()
    {
        var scheme = SandboxRun.Compiled with
        {
            Config = SandboxRun.Compiled.Config with { Reconcile = new ReconcileConfig { Schedule = "0 3 * * *" } },
        };
        var table = Timetable.Of(scheme)[^1];
        await table.BeginAsync(store, "last", Noon, Token);
        Assert.Single(table.Advance(Noon.AddDays(2)));
        var trigger = table.Take()!;
        Assert.Equal((TriggerKind.Reconcile, "reconcile", true), (trigger.Kind, trigger.Firing!.Lane, trigger.Options.IsReconciliation));
    }

    [Theory]
    // The hour that is skipped in spring: at its end. The hour that occurs twice in autumn: once.
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Asia/Shanghai", "0 2 * * *", "2026-06-05T12:00:00Z", "2026-06-05T18:00:00Z")]
    [InlineData("Asia/Shanghai", "*/5 * * * * *", "2026-06-05T12:00:01Z", "2026-06-05T12:00:05Z")]
    public void A_moment_is_one_of_the_zones_own(string zone, string cron, string after, string next)
    {
        var schedule = new Schedule(cron, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(DateTimeOffset.Parse(next, null), schedule.Next(DateTimeOffset.Parse(after, null)));
        Assert.NotEqual(DateTimeOffset.Parse(next, null).AddHours(1), schedule.Next(DateTimeOffset.Parse(next, null)));
    }

    private static Timetable Table() => Timetable.Of(SandboxRun.Compiled)[0];

    private static List<Trigger> Taken(Timetable table)
    {
        var taken = new List<Trigger>();
        while (table.Take() is { } trigger)
        {
            taken.Add(trigger);
        }

        return taken;
    }

    private async Task<Timetable> BeginAsync(string policy, DateTimeOffset now)
    {
        var table = Table();
        await table.BeginAsync(store, policy, now, Token);
        return table;
    }

    private async Task FireAsync(DateTimeOffset at, bool finish)
    {
        var firing = new Firing("jackyun-sale-return", "schedule", at);
        Assert.True(await store.ClaimAsync(firing, Token));
        if (finish)
        {
            await store.FinishAsync(firing, Token);
        }
    }
}
