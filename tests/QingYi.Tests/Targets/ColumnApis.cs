using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Targets;

public sealed class ColumnApis
{
    private const string Head = $$"""
        scheme: t
        {{LocalRun.Source}}
        target:
          connector: mysql
          connection: db
        """;

    [Fact]
    public async Task Insert_update_and_upsert_write_a_row_by_its_columns()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), qty DECIMAL(10,2), `order` TEXT)");
        run.Records("""[ { "id": 1, "no": "A'\"😀", "qty": "1.50" }, { "id": 2, "no": null, "qty": "" } ]""");
        Assert.Equal(
            RunStatus.Succeeded,
            (
                await run.RunAsync(
                    Head + "\n  api: insert\n  request: { table: t, id: '{{id}}', name: '{{no}}', qty: '{{qty}}', order: x }"
                )
            ).Status
        );
        Assert.Equal(["1|A'\"😀|1.5|x", "2|NULL|NULL|x"], run.Lines("SELECT * FROM t ORDER BY id"));
        run.Records("""[ { "id": 2, "no": "B2", "qty": 2 }, { "id": 3, "no": "C", "qty": 3 } ]""");
        var updated = await run.RunAsync(
            Head.Replace("scheme: t", "scheme: u", StringComparison.Ordinal)
                + "\n  api: update\n  request: { table: main.t, key: id, id: '{{id}}', name: '{{no}}' }"
        );
        Assert.Equal((1L, 1L), (updated.Progress.Delivered, updated.Progress.Rejected));
        Assert.Contains(
            "no row of t has this key",
            (await run.RecordsAsync("u", RecordStatus.Rejected))[0].Rejection!.Message.English,
            StringComparison.Ordinal
        );
        Assert.Equal("QY3207", (await run.RecordsAsync("u", RecordStatus.Rejected))[0].Rejection!.Code);
        Assert.Equal(
            RunStatus.Succeeded,
            (
                await run.RunAsync(
                    Head.Replace("scheme: t", "scheme: v", StringComparison.Ordinal)
                        + "\n  api: upsert\n  request: { table: t, key: id, id: '{{id}}', qty: '{{qty}}' }"
                )
            ).Status
        );
        Assert.Equal(["1|A'\"😀|1.5", "2|B2|2", "3|NULL|3"], run.Lines("SELECT id, name, qty FROM t ORDER BY id"));
    }

    [Fact]
    public async Task Rows_are_changed_in_the_order_of_their_keys_and_one_row_keeps_its_own_order()
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER); CREATE TABLE log (at INTEGER PRIMARY KEY, id TEXT, n INTEGER); "
                + "CREATE TRIGGER ti AFTER INSERT ON t BEGIN INSERT INTO log (id, n) VALUES (new.id, new.n); END; CREATE TRIGGER "
                + "tu AFTER UPDATE ON t BEGIN INSERT INTO log (id, n) VALUES (new.id, new.n); END"
        );
        run.Records(
            """[ { "id": 1, "no": "c", "n": 1 }, { "id": 2, "no": "a", "n": 1 }, { "id": 3, "no": "b", "n": 1 }, { "id": 4,"""
                + """ "no": "a", "n": 2 } ]"""
        );
        Assert.Equal(
            RunStatus.Succeeded,
            (await run.RunAsync(Head + "\n  api: upsert\n  request: { table: t, key: id, id: '{{no}}', n: '{{n}}' }")).Status
        );
        Assert.Equal(["a|1", "a|2", "b|1", "c|1"], run.Lines("SELECT id, n FROM log ORDER BY at"));
    }

    [Fact]
    public async Task A_batch_is_one_statement_and_a_bad_row_fails_alone()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, day DATE, name VARCHAR(5))");
        var rows = Enumerable
            .Range(1, 2500)
            .Select(i => (Id: i, No: i == 1234 ? "n-too-long" : "n", Day: i == 777 ? "2024-02-30" : "2024-06-05"))
            .Select(r => $$"""{ "id": {{r.Id}}, "no": "{{r.No}}", "day": "{{r.Day}}" }""");
        run.Records($"[{string.Join(',', rows)}]");
        var report = await run.RunAsync(
            Head
                + (
                    "\n  api: batchexecute\n  request: { id: '{{id}}', DAY: '{{day}}', name: '{{no}}', limit: 500, main_sql: "
                    + "'INSERT INTO t (id, day, name) VALUES' }"
                )
        );
        Assert.Equal((RunStatus.Rejected, 2498L, 2L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal([2498L], run.Query("SELECT count(*) FROM t")[0]);
        Assert.Equal(
            ["QY3202 day", "QY3201 name"],
            (await run.RecordsAsync("t", RecordStatus.Rejected)).Select(r => $"{r.Rejection!.Code} {r.Rejection.Field}")
        );
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_found_in_its_batch()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n < 100))");
        run.Records($"[{string.Join(',', Enumerable.Range(1, 300).Select(i => $$"""{ "id": {{i}}, "no": {{(i == 123 ? 100 : 1)}} }"""))}]");
        var report = await run.RunAsync(
            Head + "\n  api: batchexecute\n  request: { id: '{{id}}', n: '{{no}}', main_sql: 'INSERT INTO t (id, n) VALUES' }"
        );
        Assert.Equal((299L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal("123", (await run.RecordsAsync("t", RecordStatus.Rejected))[0].Id);
    }

    [Fact]
    public async Task ExecuteReturn_keeps_the_row_that_a_statement_returns()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, no TEXT)");
        run.Records("""[ { "id": 9, "no": "A" } ]""");
        var report = await run.RunAsync(
            Head
                + """

                  api: executeReturn
                  request: { main_params: { no: "{{no}}" }, main_sql: "INSERT INTO t (no) VALUES (:no)",
                    extend_sql_1: "SELECT count(*) AS rows, max(no) AS last FROM t" }
                  response: { primaryWriteback: { rows: "{{rows}}", last: "{{last}}", key: "{{lastInsertId}}" } }
                """
        );
        Assert.Equal(RunStatus.Succeeded, report.Status);
        await using var store = run.OpenStore();
        Assert.Equal("""{"rows":1,"last":"A","lastInsertId":1}""", (await run.RecordsAsync("t", RecordStatus.Delivered))[0].Answer);
    }

    [Theory]
    [InlineData("api: upsert, request: { table: t, key: nr, no: x }", "QY3001", "needs 'key'")]
    [InlineData("api: insert, request: { table: t }", "QY3001", "needs 'table' and a parameter for each column")]
    [InlineData("api: insert, request: { table: t, a: { b: 1 } }", "QY3204", "'a' has nodes below it")]
    [InlineData("api: batchexecute, request: { a: 1, main_sql: 'INSERT INTO t (a) VALUES (1)' }", "QY3001", "end at VALUES")]
    [InlineData(
        "api: batchexecute, request: { a: 1, b: 2, main_sql: 'INSERT INTO t (a, c, d) VALUES' }",
        "QY3004",
        "no parameter gives the column 'c'"
    )]
    [InlineData("api: batchexecute, request: { a: 1, limit: 5000, main_sql: 'INSERT INTO t (a) VALUES' }", "QY1012", "'limit' must be")]
    [InlineData("api: execute, request: { main_sql: 'SELECT 1' }", "QY3003", "it writes nothing")]
    [InlineData(
        "api: execute, operation: { method: batchArraySave }, request: { main_sql: 'DELETE FROM t' }",
        "QY1016",
        "one request a call"
    )]
    [InlineData(
        "api: execute, otherRequest: { key: Model }, request: { main_sql: 'DELETE FROM t' }",
        "QY1016",
        "puts the request into a list"
    )]
    [InlineData("api: select, request: { main_sql: 'SELECT 1' }", "QY4010", "reads, so it cannot be a target")]
    public void A_wrong_request_is_refused_before_it_runs(string target, string code, string cause) =>
        Assert.Contains(SchemeProblems.Of($"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, connection: db, {target} }}"), p =>
            p.Code == code && p.Message.English.Contains(cause, StringComparison.Ordinal)
        );
}
