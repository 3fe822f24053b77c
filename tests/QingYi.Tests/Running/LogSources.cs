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
        source: { connector: scripted, api: read, number: no, idCheck: false }
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
        Assert.Equal(["partitions", "a2", "a stored up to 3", "b1", "b stored up to 1"], script.Calls);
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
        Assert.Contains("reads a log from where the last run ended", report.Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("state reset t", report.Fault.NextStep, StringComparison.Ordinal);
    }

    private static Task<RunReport> RunAsync(LocalRun run, ScriptedSource script, RunOptions? options = null) =>
        run.RunAsync(t => Compile(run, script, t), Scheme, options);

    private static CompiledScheme Compile(LocalRun run, ScriptedSource script, string text) =>
        SchemeFile.Compile(script.Installed(), text, run.Environment);
}
