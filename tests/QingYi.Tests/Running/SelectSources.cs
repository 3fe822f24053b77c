using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class SelectSources
{
    private const string Target = "target: { connector: noop, api: noop }";

    [Theory]
    [InlineData("main_sql: 'SELECT id, no, amount FROM t ORDER BY id'")]
    [InlineData("main_sql: 'SELECT id, no, amount FROM t', key: id")]
    [InlineData(
        "main_sql: 'SELECT id, no, amount FROM t ORDER BY id LIMIT :limit OFFSET :offset', limit: '{{PAGINATION_PAGE_SIZE}}',"
            + " offset: '{{PAGINATION_START_ROW}}'"
    )]
    [InlineData(
        "main_params: { limit: '{{PAGINATION_PAGE_SIZE}}' }, main_sql: \"SELECT id, no, amount FROM t ORDER BY id LIMIT "
            + ":limit OFFSET {{PAGINATION_START_ROW}}\""
    )]
    public async Task Every_row_is_read_once_in_each_way_of_paging(string request)
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT, amount DECIMAL(18,4)); WITH RECURSIVE n(i) AS (SELECT 1 UNION "
                + "ALL SELECT i + 1 FROM n WHERE i < 250) INSERT INTO t SELECT i, 'N''' || i, i * 1.5 FROM n"
        );
        var report = await run.RunAsync(
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, number: no, pagination: { "
                + $"pageSize: 40 }}, request: {{ {request} }} }}\n{Target}"
        );
        Assert.Equal((RunStatus.Succeeded, 250L, 250L), (report.Status, report.Progress.Fetched, report.Progress.Delivered));
        Assert.Equal(
            Enumerable.Range(1, 250).Select(i => $"{i} N'{i}"),
            (await run.RecordsAsync("t", RecordStatus.Delivered)).Select(r => $"{r.Id} {r.Number}")
        );
    }

    [Fact]
    public async Task Times_of_the_window_are_bound_and_quotes_in_values_change_nothing()
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT, changed TEXT); INSERT INTO t VALUES (1, 'a', '2024-06-05 "
                + "08:00:00'), (2, 'b', '2024-06-06 08:00:00'), (3, 'x'' OR 1=1 --', '2024-06-05 09:00:00')"
        );
        var from = new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.FromHours(8));
        var report = await run.RunAsync(
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, request: { not: \"x' OR 1=1 --\", "
                + "main_sql: \"SELECT * FROM t WHERE changed >= '{{LAST_SYNC_TIME|datetime}}' AND changed < :end AND no <> "
                + $":not\", end: '{{{{CURRENT_TIME|datetime}}}}' }} }}\n{Target}",
            new RunOptions { From = from, To = from.AddDays(1) }
        );
        Assert.Equal((RunStatus.Succeeded, 1L), (report.Status, report.Progress.Delivered));
        Assert.Equal("1", (await run.RecordsAsync("t", RecordStatus.Delivered))[0].Id);
    }

    [Theory]
    [InlineData("main_sql: 'DELETE FROM t'", "QY3003", "another kind of statement is needed here. Use SELECT, WITH.")]
    [InlineData("main_sql: 'SELECT * FROM t WHERE a = :b'", "QY3004", "no parameter is called 'b'")]
    [InlineData("main_sql: 'SELECT 1; SELECT 2'", "QY3002", "only one statement")]
    [InlineData("main_sql: 'SELECT * FROM t', b: 1", "QY3009", "does not use the parameter 'b'")]
    [InlineData("main_sql: 'SELECT * FROM t LIMIT 10 OFFSET {{PAGINATION_START_ROW}}'", "QY3010", "no order of their own")]
    [InlineData("main_sql: 'SELECT * FROM t ORDER BY id LIMIT 2 OFFSET {{PAGINATION_START_ROW}}'", "QY3011", "its limit is not")]
    [InlineData("a: 1", "QY3001", "needs a 'main_sql'")]
    public void A_wrong_statement_is_refused_before_it_runs(string request, string code, string cause) =>
        Assert.Contains(
            SchemeProblems.Of($"scheme: t\nsource: {{ connector: mysql, api: select, id: id, request: {{ {request} }} }}\n{Target}"),
            p => p.Code == code && p.Message.English.Contains(cause, StringComparison.Ordinal)
        );

    [Fact]
    public void An_api_that_writes_cannot_be_a_source() =>
        Assert.Contains(SchemeProblems.Of($"scheme: t\nsource: {{ connector: mysql, api: execute, id: id }}\n{Target}"), p =>
            p.Code == "QY4010"
        );

    [Fact]
    public async Task A_key_that_is_not_unique_ends_the_run_instead_of_losing_a_row()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER, k INTEGER); INSERT INTO t VALUES (1, 1), (2, 2), (3, 2), (4, 3)");
        var report = await run.RunAsync(
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, pagination: { pageSize: 2 }, "
                + $"request: {{ key: k, main_sql: 'SELECT id, k FROM t' }} }}\n{Target}"
        );
        Assert.Contains("two rows have the same value 2 in the key column 'k'", report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main_sql: 'SELECT id FROM t'")]
    [InlineData(
        "main_sql: 'SELECT id FROM t ORDER BY id LIMIT :limit OFFSET :offset', limit: '{{PAGINATION_PAGE_SIZE}}', offset: "
            + "'{{PAGINATION_START_ROW}}'"
    )]
    [InlineData("main_sql: 'SELECT id FROM t', key: id")]
    public async Task No_row_is_passed_over_when_rows_before_it_are_gone_after_an_interruption(string request)
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id INTEGER); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
                + "INSERT INTO t SELECT i FROM n"
        );
        var scheme =
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, idCheck: false, redeliver: always, "
            + $"pagination: {{ pageSize: 10 }}, request: {{ {request} }} }}\n{Target}";
        Assert.Equal(40, (await run.RunAsync(scheme)).Progress.Delivered);

        // The state after a kill between two pages.
        run.ChangeStore(
            "UPDATE span SET closed = 0, is_read = 0, next_cursor = '20', next_page = 2; UPDATE scheme SET watermark = NULL; "
                + "DELETE FROM record WHERE CAST(id AS INTEGER) > 20; DELETE FROM page WHERE no NOT IN (SELECT page FROM record)"
        );
        run.Execute("DELETE FROM t WHERE id <= 10");
        var report = await run.RunAsync(scheme);

        // The 20 rows that the interrupted window lacked, none of those that it had stored, and the 30 rows once more for the next window.
        Assert.Equal((RunStatus.Succeeded, 2L, 50L), (report.Status, report.Progress.Windows, report.Progress.Delivered));
        Assert.Equal(40, run.Query("SELECT count(DISTINCT id) FROM record", "state/store.db")[0][0] as long?);
    }

    [Theory]
    [InlineData(
        "main_sql: 'SELECT * FROM t ORDER BY id LIMIT :limit OFFSET :offset', limit: '{{PAGINATION_PAGE_SIZE}}', offset: "
            + "'{{PAGINATION_START_ROW}}'",
        "QY3012"
    )]
    [InlineData("main_sql: 'SELECT * FROM t', key: id", null)]
    [InlineData("main_sql: 'SELECT * FROM t'", null)]
    public void Paging_by_offset_is_warned_of_and_a_key_is_named_instead(string request, string? code) =>
        Assert.Equal(
            code,
            SchemeProblems
                .Of($"scheme: t\nsource: {{ connector: mysql, api: select, id: id, request: {{ {request} }} }}\n{Target}")
                .SingleOrDefault(p => p.Message.English.Contains("Name a unique column in 'key'", StringComparison.Ordinal))
                ?.Code
        );

    [Fact]
    public async Task A_fault_of_a_connector_ends_the_run_with_a_message_and_no_stack()
    {
        await using var run = new LocalRun();
        await using var store = run.OpenStore();
        var limits = new ConnectionLimits(TimeProvider.System);
        var scheme = SchemeFile.Compile(
            FaultyConnector.Installed(),
            $"scheme: t\nsource: {{ connector: faulty, api: read, id: id }}\n{Target}"
        );
        var report = await new SchemeRunner(
            store,
            limits,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        ).RunAsync(scheme, new RunOptions(), new RunProgress(), _ => null, TestContext.Current.CancellationToken);
        Assert.Equal(
            (RunStatus.Failed, "QY5013", "source: KeyNotFoundException: the key 'x' is not there"),
            (report.Status, report.Fault!.Code, report.Fault.Message.English)
        );
    }

    [Fact]
    public async Task A_connected_check_names_the_fields_that_no_record_has()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER, no TEXT, rest TEXT); INSERT INTO t VALUES (1, 'A', NULL)");
        var file = Path.Combine(run.Folder, "scheme.yaml");
        await File.WriteAllTextAsync(
            file,
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: ID2, number: no, request: { main_sql: "
                + "'SELECT * FROM t' } }\ntarget: { connector: noop, api: noop, request: { a: '{{no}}', b: '{{rest}}', c: "
                + "'{{amount}}' } }",
            TestContext.Current.CancellationToken
        );
        var (exit, _, errors) = await QingYiProgram.RunAsync(
            run.Folder,
            "check",
            file,
            "--env",
            Path.Combine(run.Folder, "environment.yaml"),
            "--connect"
        );
        Assert.Equal(0, exit);
        Assert.Equal(
            ["ID2", "amount"],
            errors
                .Split('\n')
                .Where(l => l.Contains("QY2205", StringComparison.Ordinal))
                .Select(l => l.Split("just sent has '")[1].Split('\'')[0])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Two_columns_of_one_name_end_the_run_with_what_to_do()
    {
        await using var run = new LocalRun();
        var report = await run.RunAsync(
            "scheme: t\nsource: { connector: mysql, connection: db, api: select, id: id, request: { main_sql: 'SELECT 1 AS "
                + $"id, 2 AS id' }} }}\n{Target}"
        );
        Assert.Equal("Give one of them another name: … AS other_id.", report.Fault!.NextStep.English);
    }

    [Theory]
    [InlineData("main_sql: 'SELECT id, text FROM t'")]
    [InlineData("main_sql: 'SELECT id, text FROM t', key: id")]
    public async Task Large_rows_make_small_pages(string request)
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                + "WHERE i < 60) INSERT INTO t SELECT i, hex(zeroblob(500000)) FROM n"
        );
        var report = await run.RunAsync(
            $"scheme: t\nsource: {{ connector: mysql, connection: db, api: select, id: id, request: {{ {request} }} }}\n{Target}"
        );
        Assert.Equal((RunStatus.Succeeded, 60L), (report.Status, report.Progress.Delivered));
        Assert.InRange(report.Progress.Pages, 4, 6);
    }
}
