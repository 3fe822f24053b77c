using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>Sources that read a log, or a window in parts.</summary>
public sealed class LogSources
{
    private const string Scheme = """
        scheme: t
        source: { connector: scripted, api: read, number: no }
        target: { connector: mysql, connection: db, api: upsert, request: { table: t, key: id, id: "{{id}}", no: "{{no}}",
          on_delete: delete } }
        """;

    [Fact]
    public async Task A_log_is_read_on_where_the_last_run_ended_and_what_is_gone_there_is_deleted()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var script = new ScriptedSource(SourceReading.Log);
        script.Pages["a"] =
        [
            [ScriptedSource.Row(1, "x"), ScriptedSource.Row(2, "y")],
            [ScriptedSource.Row(1, "z")],
        ];
        script.Pages["b"] =
        [
            [ScriptedSource.Row(7, "v")],
        ];
        var first = await RunAsync(run, script);
        Assert.Equal((RunStatus.Succeeded, 4L), (first.Status, first.Progress.Fetched));
        Assert.Equal(["1|z", "2|y", "7|v"], run.Lines("SELECT * FROM t ORDER BY id"));
        Assert.Equal(["a stored up to 1", "a stored up to 2", "b stored up to 1"], script.Calls.Where(c => c.Contains("stored")));

        script.Pages["a"].Add([ScriptedSource.Row(2, "") with { Change = RecordChange.Delete, IsPartial = true }]);
        script.Calls.Clear();
        Assert.Equal((RunStatus.Succeeded, 1L), (await RunAsync(run, script)) is var next ? (next.Status, next.Progress.Fetched) : default);
        Assert.Equal(["1|z", "7|v"], run.Lines("SELECT * FROM t ORDER BY id"));

        // The part that was read least comes first.
        Assert.Equal(["partitions", "b1", "b stored up to 1", "a2", "a stored up to 3"], script.Calls);
        await using var store = run.OpenStore();
        Assert.Null(await store.WatermarkAsync("t", TestContext.Current.CancellationToken));
        Assert.Equal("3", (await store.PositionsAsync("t", TestContext.Current.CancellationToken))["a"].Text);
    }

    [Fact]
    public async Task What_a_failed_run_has_stored_of_a_log_is_not_asked_for_again()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var script = new ScriptedSource(SourceReading.Log) { Broken = 1 };
        script.Pages[""] =
        [
            [ScriptedSource.Row(1, "x")],
            [ScriptedSource.Row(2, "y")],
        ];
        Assert.Equal(RunStatus.Failed, (await RunAsync(run, script)).Status);
        (script.Broken, var asked) = (null, script.Calls.Count);
        Assert.Equal(RunStatus.Succeeded, (await RunAsync(run, script)).Status);
        Assert.Equal("1", script.Calls[asked + 1]);
        Assert.Equal(["1|x", "2|y"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData(false, RunStatus.Succeeded)]
    [InlineData(true, RunStatus.Failed)]
    public async Task That_a_source_does_not_hear_of_a_stored_page_loses_nothing(bool isFinal, RunStatus status)
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var script = new ScriptedSource(SourceReading.Log)
        {
            Fault = isFinal ? new ConnectorException("the slot is gone", "None.") : new TransientException("the slot is busy"),
        };
        script.Pages[""] =
        [
            [ScriptedSource.Row(1, "x")],
            [ScriptedSource.Row(2, "y")],
        ];
        Assert.Equal(status, (await RunAsync(run, script)).Status);
        script.Fault = null;
        await RunAsync(run, script);
        Assert.Equal(["1|x", "2|y"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task A_window_is_read_part_by_part()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var script = new ScriptedSource(SourceReading.Windows) { Broken = 1 };
        script.Pages["a"] =
        [
            [ScriptedSource.Row(1, "x")],
        ];
        script.Pages["b"] =
        [
            [ScriptedSource.Row(2, "y")],
            [ScriptedSource.Row(3, "z")],
        ];
        Assert.Equal(RunStatus.Failed, (await RunAsync(run, script)).Status);
        (script.Broken, var asked) = (null, script.Calls.Count);
        var report = await RunAsync(run, script);
        Assert.Equal((RunStatus.Succeeded, 1L), (report.Status, report.Progress.Delivered));
        Assert.Equal("b1 in a window", script.Calls[asked]);
        Assert.Equal(["1|x", "2|y", "3|z"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task A_log_cannot_be_read_for_a_span_of_time()
    {
        await using var run = new LocalRun();
        var script = new ScriptedSource(SourceReading.Log);
        var report = await RunAsync(run, script, new RunOptions { From = DateTimeOffset.UnixEpoch });
        Assert.Contains("reads a log from where the last run ended", report.Fault!.Message.English, StringComparison.Ordinal);
        Assert.Contains("state reset t", report.Fault.NextStep.English, StringComparison.Ordinal);
        var tried = await TryAsync(run, script, new RunOptions { From = DateTimeOffset.UnixEpoch });
        Assert.Equal((report.Fault.Message, 0), (tried.Report.Fault!.Message, tried.Samples.Count));
    }

    [Fact]
    public async Task A_dry_run_of_a_log_without_an_end_ends()
    {
        await using var run = new LocalRun();
        var clock = new SteppedClock();
        var script = new ScriptedSource(SourceReading.Log) { AtRead = () => clock.Step(TimeSpan.FromSeconds(10)) };
        script.Pages[""] = [.. Enumerable.Range(1, 200).Select(i => (IReadOnlyList<Record>)[ScriptedSource.Row(i, "x")])];
        var tried = await TryAsync(run, script, new RunOptions(), clock);
        Assert.Equal((RunStatus.Succeeded, 90), (tried.Report.Status, tried.Report.Progress.Pages));
    }

    [Fact]
    public async Task A_deletion_that_is_only_a_key_keeps_the_last_content_and_has_its_key_as_id()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT); INSERT INTO t VALUES (2, 'from elsewhere')");
        var script = new ScriptedSource(SourceReading.Log);
        var gone = new Record(default) { Change = RecordChange.Delete };
        script.Pages[""] =
        [
            [ScriptedSource.Row(1, "x")],
            [gone with { Key = "1" }, gone with { Key = "2" }],
        ];
        var report = await RunAsync(run, script);
        Assert.Equal((RunStatus.Succeeded, 0L), (report.Status, report.Progress.Rejected));
        Assert.Empty(run.Lines("SELECT * FROM t"));
        await using var store = run.OpenStore();
        var last = await store.FindAsync("t", "1", TestContext.Current.CancellationToken);
        Assert.Equal("""{"id":1,"no":"x"}""", System.Text.Encoding.UTF8.GetString(last!.Content!.Value.Span));
    }

    [Fact]
    public async Task Partitions_are_read_in_turns_and_a_log_without_an_end_does_not_keep_a_run_from_ending()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var clock = new SteppedClock();
        var script = new ScriptedSource(SourceReading.Log) { AtRead = () => clock.Step(TimeSpan.FromSeconds(10)) };
        script.Pages["a"] = [.. Enumerable.Range(1, 200).Select(i => (IReadOnlyList<Record>)[ScriptedSource.Row(i, "x")])];
        script.Pages["b"] = [.. Enumerable.Range(501, 5).Select(i => (IReadOnlyList<Record>)[ScriptedSource.Row(i, "y")])];
        var report = await RunAsync(run, script, clock: clock);
        Assert.Equal((RunStatus.Succeeded, true), (report.Status, report.HasMore));
        Assert.Contains(report.Notices, n => n.English.StartsWith("the log was read for 15m", StringComparison.Ordinal));
        Assert.InRange(report.Progress.Pages, 85, 92);
        Assert.InRange(script.Calls.IndexOf("b0"), 50, 110);
        Assert.False((await RunAsync(run, script)).HasMore);
        Assert.Equal(["205"], run.Lines("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task What_a_limit_leaves_unread_is_not_confirmed_and_its_partitions_do_not_stay_open()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var script = new ScriptedSource(SourceReading.Windows);
        script.Pages["a"] =
        [
            [ScriptedSource.Row(1, "x")],
            [ScriptedSource.Row(2, "y")],
        ];
        script.Pages["b"] =
        [
            [ScriptedSource.Row(3, "z")],
        ];
        script.Pages["c"] =
        [
            [],
        ];
        await RunAsync(run, script, new RunOptions { Limit = 1 });
        Assert.Equal(["a stored up to 1"], script.Calls.Where(c => c.Contains("stored")));
        await using var store = run.OpenStore();
        var token = TestContext.Current.CancellationToken;
        await store.PruneAsync(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(90), []), DateTimeOffset.UtcNow.AddDays(99), token);

        // The first one stays because reading began there, the last one for its number.
        Assert.Equal(["a", "c"], run.Query("SELECT part FROM span ORDER BY no", "state/store.db").Select(r => $"{r[0]}"));
    }

    [Fact]
    public async Task The_first_partition_is_what_a_check_of_both_systems_reads()
    {
        await using var run = new LocalRun();
        var script = new ScriptedSource(SourceReading.Log);
        script.Pages["a"] =
        [
            [ScriptedSource.Row(1, "x")],
        ];
        var probe = new SchemeProbe(new ConnectionLimits(TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        var (records, _, fault) = await probe.SourceAsync(Compile(run, script, Scheme), TestContext.Current.CancellationToken);
        Assert.Equal((1L, null), (records, fault));
    }

    [Theory]
    [InlineData("idCheck: true", "QY1023", ProblemSeverity.Warning)]
    [InlineData("omissionRemedy: { crontab: '0 3 * * *' }", "QY1016", ProblemSeverity.Error)]
    public void What_makes_no_sense_on_a_log_is_said(string key, string code, ProblemSeverity severity)
    {
        var text = Scheme.Replace("number: no", $"number: no, {key}", StringComparison.Ordinal);
        Assert.Contains(SchemeProblems.Of(text, new ScriptedSource(SourceReading.Log).Installed()), p =>
            p.Code == code && p.Severity == severity
        );
        Assert.DoesNotContain(SchemeProblems.Of(text, new ScriptedSource(SourceReading.Windows).Installed()), p => p.Code == code);
    }

    private static Task<RunReport> RunAsync(LocalRun run, ScriptedSource script, RunOptions? options = null, TimeProvider? clock = null) =>
        run.RunAsync(t => Compile(run, script, t), Scheme, options, clock);

    private static async Task<DryRunReport> TryAsync(LocalRun run, ScriptedSource script, RunOptions options, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        await using var store = run.OpenStore();
        return await new DryRun(new ConnectionLimits(clock), store.Lookups, clock, NullLogger.Instance).RunAsync(
            Compile(run, script, Scheme),
            null,
            new Dictionary<string, Cursor>(),
            options,
            new RunProgress(),
            TestContext.Current.CancellationToken
        );
    }

    private static CompiledScheme Compile(LocalRun run, ScriptedSource script, string text) =>
        SchemeFile.Compile(script.Installed(), text, run.Environment);
}
