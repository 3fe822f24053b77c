using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class Reconciliations : IAsyncDisposable
{
    private const string Rows = """
        CREATE TABLE s (id INTEGER PRIMARY KEY, no TEXT, big TEXT);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO s SELECT i, 'N' || i, 'x' FROM n;
        """;

    private readonly LocalRun run = new();
    private int changes;
    private TimeSpan later = TimeSpan.Zero;

    [Fact]
    public async Task What_two_passes_miss_is_deleted_at_the_target_exactly_once()
    {
        Create();
        Assert.Equal(40, (await RunAsync(Scheme())).Progress.Delivered);
        var none = (await ReconcileAsync(Scheme())).Reconciliation!;
        Assert.Equal((40L, 40L, 0L, 0L), (none.Ids.Listed, none.Ids.Compared, none.Ids.Missing, none.Gone));

        Change("DELETE FROM s WHERE id IN (7, 8); INSERT INTO s VALUES (99, 'new', 'x')");
        var first = (await ReconcileAsync(Scheme())).Reconciliation!;
        Assert.Equal((2L, 0L, 0L, 1L), (first.Ids.Missing, first.Gone, first.Deleted, first.Ids.NotStored));
        Assert.Equal(["7", "8", "99"], first.Ids.MissingIds.Concat(first.Ids.NotStoredIds));
        Assert.Equal(40, run.Query("SELECT * FROM t").Count);

        // What comes back before the second pass stays.
        Change("INSERT INTO s VALUES (8, 'N8', 'x')");
        Assert.Equal(1, (await RunAsync(Scheme())).Progress.Delivered);
        var report = await ReconcileAsync(Scheme());
        Assert.Equal((1L, 1L, 1L), (report.Reconciliation!.Gone, report.Reconciliation.Deleted, report.Progress.Delivered));
        Assert.Equal(["8"], run.Lines("SELECT id FROM t WHERE id IN (7, 8)"));
        Assert.Equal(0, (await ReconcileAsync(Scheme())).Progress.Delivered);
        await RequireAsync("7", RecordStatus.Delivered, RecordChange.Delete);

        // What is deleted and comes back is a new record.
        Change("INSERT INTO s VALUES (7, 'N7', 'x')");
        Assert.Equal(1, (await RunAsync(Scheme())).Progress.Delivered);
        Assert.Equal(["7|N7"], run.Lines("SELECT id, no FROM t WHERE id = 7"));
    }

    [Fact]
    public async Task Two_passes_without_a_run_in_between_delete_nothing()
    {
        Create();
        await RunAsync(Scheme());
        Change("DELETE FROM s WHERE id = 7");
        await ReconcileAsync(Scheme());
        Assert.Equal((1L, 0L), await CountsAsync(Scheme()));
        await RunAsync(Scheme());
        Assert.Equal((1L, 1L), await CountsAsync(Scheme()));
        Assert.Empty(run.Lines("SELECT id FROM t WHERE id = 7"));
    }

    [Theory]
    [InlineData("report", false)]
    [InlineData("mark", true)]
    public async Task What_is_gone_is_reported_or_marked_and_nothing_is_sent(string action, bool isMarked)
    {
        Create();
        await RunAsync(Scheme(action));
        Change("DELETE FROM s WHERE id = 7");
        await ReconcileAsync(Scheme(action));
        await RunAsync(Scheme(action));
        var report = await ReconcileAsync(Scheme(action));
        Assert.Equal((1L, 0L), (report.Reconciliation!.Gone, report.Progress.Delivered));
        Assert.Contains(report.Notices, n => n.English.StartsWith("1 records are missing at the source, 1 of them for good: '7'."));
        Assert.Equal(40, run.Query("SELECT * FROM t").Count);
        await using var store = run.OpenStore();
        var token = TestContext.Current.CancellationToken;
        var found = Assert.Single(await store.ListAsync("t", new RecordQuery { IsMissing = true }, token));
        Assert.Equal(("7", RecordStatus.Delivered, isMarked), (found.Id, found.Status, found.Missing!.IsMarked));
        Assert.Equal(isMarked, (await store.FindAsync("t", "7", token))!.Events.Any(e => e.What == "missing"));
    }

    [Theory]
    [InlineData("DELETE FROM s WHERE id > 30", "10%", "10 of 40 records are missing at the source, more than 'limit: 10%' allows")]
    [InlineData("DELETE FROM s", "100%", "the listing of the source is empty, but the store has 40 records")]
    [InlineData("UPDATE s SET id = id + 1000", "49%", "40 of ")]
    public async Task When_more_is_missing_than_may_be_nothing_happens(string change, string limit, string cause)
    {
        Create();
        await RunAsync(Scheme());
        Change(change);
        for (var pass = 0; pass < 3; pass++)
        {
            var report = await ReconcileAsync(Scheme(limit: limit));
            Assert.Equal((RunStatus.Failed, "QY5023"), (report.Status, report.Fault!.Code));
            Assert.StartsWith(cause, report.Fault.Message.English, StringComparison.Ordinal);
            await RunAsync(Scheme());
        }

        Assert.Equal(40, run.Query("SELECT * FROM t WHERE id <= 40").Count);
        Assert.Empty(run.Query("SELECT * FROM missing", "state/store.db"));
    }

    [Fact]
    public async Task A_limit_that_is_raised_lets_them_go()
    {
        Create();
        await RunAsync(Scheme());
        Change("DELETE FROM s WHERE id > 30");
        await ReconcileAsync(Scheme(limit: "25%"));
        await RunAsync(Scheme());
        Assert.Equal((10L, 10L), await CountsAsync(Scheme(limit: "25%")));
        Assert.Equal(30, run.Query("SELECT * FROM t").Count);
    }

    [Fact]
    public async Task A_pass_that_was_killed_leaves_nothing_and_begins_anew()
    {
        Create();
        await RunAsync(Scheme());
        Change("DELETE FROM s WHERE id = 7");
        await ReconcileAsync(Scheme());
        await RunAsync(Scheme());

        // The listing of a killed process, which has begun to compare.
        run.ChangeStore(
            "UPDATE scheme SET epoch = epoch + 1; INSERT INTO listed SELECT no, epoch, '7', 1 FROM scheme; INSERT INTO absent SELECT s.no, "
                + "s.epoch, r.no FROM scheme s JOIN record r WHERE r.id = '3'"
        );
        Assert.Equal((1L, 1L), await CountsAsync(Scheme()));
        Assert.Equal(39, run.Query("SELECT * FROM t").Count);
        Assert.Empty(run.Query("SELECT * FROM listed UNION ALL SELECT *, 0 FROM absent", "state/store.db"));
    }

    [Fact]
    public async Task A_condition_drops_no_id_and_a_listing_of_its_own_has_other_parameters()
    {
        Create();
        var scheme = Scheme(
            source: "condition: [[{ field: no, logic: neq, value: N3 }]]",
            more: "source: { id: no, request: { main_sql: \"SELECT 'x' AS other, id AS no FROM s WHERE id <> :not\", not: 5 } }"
        );
        Assert.Equal(39, (await RunAsync(scheme)).Progress.Delivered);
        var ids = (await ReconcileAsync(scheme)).Reconciliation!.Ids;
        Assert.Equal((39L, 39L, 1L), (ids.Listed, ids.Compared, ids.NotStored));
        Assert.Equal(["5", "3"], ids.MissingIds.Concat(ids.NotStoredIds));
    }

    [Fact]
    public async Task A_deletion_without_a_content_has_the_id_where_the_scheme_reads_it()
    {
        Create();
        var scheme = Scheme(more: "source: { id: no, request: { main_sql: \"SELECT id AS no FROM s\" } }");
        await RunAsync(scheme);
        Change("DELETE FROM s WHERE id = 7");
        await ReconcileAsync(scheme);
        await RunAsync(scheme);
        run.ChangeStore("UPDATE page SET block = NULL");
        Assert.Equal(1, (await ReconcileAsync(scheme)).Reconciliation!.Deleted);
        Assert.Empty(run.Lines("SELECT id FROM t WHERE id = 7"));
    }

    [Fact]
    public async Task Records_that_are_divided_are_compared_one_by_one()
    {
        const string Lines = """
            scheme: t
            source: { connector: files, connection: files, api: jsonl, id: id, beatFlat: [l], lag: 0s, request: { path: in.jsonl } }
            target:
              connector: mysql
              connection: db
              api: upsert
              request: { table: t, key: id, id: "{{id}}{{l_n}}", no: "{{l_n}}", on_delete: delete }
            reconcile: { action: delete, limit: 50% }
            """;
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        run.Records("""[ { "id": 1, "l": [{ "n": 1 }, { "n": 2 }] }, { "id": 2, "l": [{ "n": 1 }] } ]""");
        await RunAsync(Lines);
        run.Records("""[ { "id": 1, "l": [{ "n": 1 }] }, { "id": 2, "l": [{ "n": 1 }] } ]""");
        await ReconcileAsync(Lines);
        await RunAsync(Lines);
        var found = (await ReconcileAsync(Lines)).Reconciliation!;
        Assert.Equal(("1-2", 1L), (Assert.Single(found.Ids.MissingIds), found.Deleted));
        Assert.Equal(["11", "21"], run.Lines("SELECT id FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData("reconcile: { action: remove }", "QY1012")]
    [InlineData("reconcile: { limit: 10 }", "QY1012")]
    [InlineData("reconcile: { limit: 101% }", "QY1012")]
    [InlineData("reconcile: { schedule: daily }", "QY1009")]
    [InlineData("reconcile: { when: daily }", "QY1007")]
    [InlineData("reconcile: { action: delete }", "QY1026")]
    [InlineData("reconcile: { source: { api: nothing } }", "QY4005")]
    [InlineData("reconcile: { source: { api: csv, request: { path: x } } }", "QY1004")]
    public void A_wrong_reconciliation_is_refused_where_it_stands(string wrong, string code) =>
        Assert.Contains(
            SchemeProblems.Of(
                $"scheme: t\nsource: {{ connector: files, api: jsonl, id: id, request: {{ path: a }} }}\n{wrong}\ntarget: {{ connector: "
                    + "noop, api: noop }"
            ),
            p => p.Code == code && p.Position.Line == 3
        );

    [Fact]
    public void Records_that_are_divided_need_a_listing_that_divides_them() =>
        Assert.Contains(
            SchemeProblems.Of(
                "scheme: t\nsource: { connector: files, api: jsonl, id: id, beatFlat: [l], request: { path: a } }\nreconcile: { source: { "
                    + "request: { path: b } } }\ntarget: { connector: noop, api: noop }"
            ),
            p => p.Code == "QY1026"
        );

    [Fact]
    public async Task A_log_has_nothing_to_reconcile()
    {
        var source = new ScriptedSource(SourceReading.Log);
        source.Pages[""] =
        [
            [ScriptedSource.Row(1, "a")],
        ];
        const string Log =
            "scheme: t\nsource: { connector: scripted, api: read }\ntarget: { connector: noop, api: noop }\nreconcile: { action: report }";
        Assert.Contains(SchemeProblems.Of(Log, source.Installed()), p => p.Code == "QY1026");
        var report = await run.RunAsync(
            text => SchemeFile.Compile(source.Installed(), text),
            Log[..Log.IndexOf("\nreconcile", StringComparison.Ordinal)],
            new RunOptions { IsReconciliation = true }
        );
        Assert.Equal((RunStatus.Failed, "QY5001"), (report.Status, report.Fault!.Code));
    }

    [Fact]
    public async Task A_page_that_fails_ends_the_pass_without_a_conclusion()
    {
        var source = new ScriptedSource(SourceReading.Windows);
        source.Pages[""] =
        [
            [ScriptedSource.Row(1, "a")],
            [ScriptedSource.Row(2, "b")],
            [ScriptedSource.Row(3, "c")],
        ];
        const string Windows =
            "scheme: t\nsource: { connector: scripted, api: read, lag: 0s }\ntarget: { connector: noop, api: noop }\n"
            + "reconcile: { limit: 100% }";
        await RunAsync(Windows, compile: Compile);
        source.Broken = 2;
        var failed = await ReconcileAsync(Windows, compile: Compile);
        Assert.Equal((RunStatus.Failed, "QY5001"), (failed.Status, failed.Fault!.Code));
        Assert.Empty(run.Query("SELECT * FROM missing", "state/store.db"));
        Assert.Empty(run.Query("SELECT * FROM listed", "state/store.db"));
        source.Broken = null;

        // Nor does a listing with fewer ids than the source counts, which is read three times.
        source.Pages[""].RemoveAt(2);
        source.Total = 3;
        source.Calls.Clear();
        var incomplete = await ReconcileAsync(Windows, compile: Compile);
        Assert.Equal(
            (RunStatus.Failed, "QY5022", 6),
            (incomplete.Status, incomplete.Fault!.Code, source.Calls.Count(c => c.EndsWith(" in a window")))
        );
        Assert.Empty(run.Query("SELECT * FROM missing", "state/store.db"));
        source.Total = 2;
        Assert.Equal(1, (await ReconcileAsync(Windows, compile: Compile)).Reconciliation!.Ids.Missing);

        CompiledScheme Compile(string text) => SchemeFile.Compile(source.Installed(), text);
    }

    [Fact]
    public async Task A_target_that_takes_no_deletions_gets_none()
    {
        Create();
        var scheme = Scheme("report").Replace(", on_delete: delete", "", StringComparison.Ordinal);
        await RunAsync(scheme);
        var report = await ReconcileAsync(scheme, MissingAction.Delete);
        Assert.Equal((RunStatus.Failed, "QY5001"), (report.Status, report.Fault!.Code));
        Assert.Contains("does not handle deletions", report.Fault.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheme_that_has_read_nothing_has_nothing_to_compare()
    {
        Create();
        var report = await ReconcileAsync(Scheme());
        Assert.Equal((RunStatus.Succeeded, 0L), (report.Status, report.Reconciliation!.Ids.Compared));
        Assert.Equal(0, report.Progress.Fetched);
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private static string Scheme(string action = "delete", string limit = "10%", string source = "", string more = "") =>
        $$$"""
            scheme: t
            source:
              connector: mysql
              connection: s
              api: select
              id: id
              lag: 0s
              pagination: { pageSize: 7 }
              request: { main_sql: "SELECT big, no, id FROM s", key: id }
              {{{source}}}
            target:
              connector: mysql
              connection: db
              api: upsert
              request: { table: t, key: id, id: "{{id}}", no: "{{no}}", on_delete: delete }
            reconcile:
              action: {{{action}}}
              limit: {{{limit}}}
              {{{more}}}
            """;

    // The tests and the connector each have a copy of SQLite, and two copies in one process must not write one file.
    private void Create()
    {
        File.AppendAllText(run.Environment, $"\n  s: {{ connector: sqlite, file: \"{run.Folder}/s0.sqlite\" }}");
        run.Query(Rows, "s0.sqlite");
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
    }

    private void Change(string sql)
    {
        var (before, now) = ($"s{changes}.sqlite", $"s{++changes}.sqlite");
        File.Copy(Path.Combine(run.Folder, before), Path.Combine(run.Folder, now));
        run.Query(sql, now);
        run.Reconnect(before, now);
    }

    private Task<RunReport> RunAsync(string scheme, RunOptions? options = null, Func<string, CompiledScheme>? compile = null)
    {
        later += TimeSpan.FromMinutes(1);
        return run.RunAsync(compile ?? run.Compile, scheme, options, new MovedClock(later));
    }

    private Task<RunReport> ReconcileAsync(string scheme, MissingAction? action = null, Func<string, CompiledScheme>? compile = null) =>
        RunAsync(scheme, new RunOptions { IsReconciliation = true, Action = action }, compile);

    private async Task<(long Missing, long Gone)> CountsAsync(string scheme)
    {
        var found = (await ReconcileAsync(scheme)).Reconciliation!;
        return (found.Ids.Missing, found.Gone);
    }

    private async Task RequireAsync(string id, RecordStatus status, RecordChange change)
    {
        await using var store = run.OpenStore();
        var found = (await store.FindAsync("t", id, TestContext.Current.CancellationToken))!.Listing;
        Assert.Equal((status, change, null), (found.Status, found.Change, found.Missing));
    }
}
