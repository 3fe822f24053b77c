using QingYi.Engine.Stores;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class LaneRuns
{
    [Fact]
    public async Task Lanes_share_the_work_and_every_order_arrives_once()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 1900, PoisonEvery = 100 }, InLanes(3));
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Rejected, 1881L, 19L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(
            [
                [1881L, 1881L],
            ],
            run.Query("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
        Assert.Equal([3L, 0L], run.Store("SELECT count(*), sum(pending) FROM lane")[0]);
        Assert.Equal([1900L], run.Store("SELECT count(DISTINCT no) FROM record WHERE status IN (2, 3)")[0]);
    }

    [Fact]
    public async Task Fewer_lanes_in_the_next_run_settle_what_is_under_way_in_the_others()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 300 });
        await run.BreakOffAfterBeginningAsync(lane: 1);
        Assert.Equal(
            [
                [1L, 1L],
            ],
            run.Store("SELECT lane, pending FROM lane")
        );
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync()).Status);
        Assert.Equal(
            [
                [2L, 300L],
            ],
            run.Store("SELECT status, count(*) FROM record GROUP BY status")
        );
        Assert.Equal(
            [
                [0L, 0L],
                [1L, 0L],
            ],
            run.Store("SELECT lane, pending FROM lane ORDER BY lane")
        );
        Assert.Equal(
            [
                [300L, 300L],
            ],
            run.Query("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
    }

    [Theory]
    [InlineData(
        "connector: sqlite, connection: db, api: update, request: { table: t, key: id, id: \"{{id}}\", a: \"{{a}}\" }",
        "UPDATE t: it changes existing rows"
    )]
    [InlineData(
        "connector: sqlite, connection: db, api: upsert, request: { table: t, key: id, id: \"{{id}}\", a: \"{{a}}\" }",
        "INSERT t: 'ON' follows its row"
    )]
    [InlineData(
        "connector: sqlite, connection: db, api: batchexecute, request: { main_sql: \"REPLACE INTO t (id) VALUES\", id: \"{{id}}\" }",
        "REPLACE t: it changes existing rows"
    )]
    [InlineData(
        "connector: sqlite, connection: db, api: batchexecute, request: { main_sql: \"INSERT IGNORE INTO t (id) VALUES\", id: \"{{id}}\" }",
        "INSERT t: "
    )]
    [InlineData(
        "connector: files, connection: files, api: jsonl, request: { file: a.jsonl, id: \"{{id}}\" }",
        "the connector does not say"
    )]
    public void Documents_whose_order_means_something_stay_in_one_lane(string target, string cause) =>
        Assert.Contains(SchemeProblems.Of(Scheme(target)), p =>
            p.Code == "QY1016"
            && p.Position.Line == 4
            && p.Message.English.Contains($"written one after the other: {cause}", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("connector: sqlite, connection: db, api: insert, request: { table: t, id: \"{{id}}\" }")]
    [InlineData(
        "connector: sqlite, connection: db, api: execute, request: { main_params: { id: \"{{id}}\" }, main_sql: \"INSERT "
            + "INTO t (id) VALUES (:id)\" }"
    )]
    [InlineData("connector: http, connection: erp, api: request, request: { id: \"{{id}}\" }")]
    public void Rows_that_are_only_added_and_calls_may_overtake_each_other(string target) =>
        Assert.DoesNotContain(SchemeProblems.Of(Scheme(target)), p => p.Code == "QY1016");

    private static string InLanes(int lanes) => $"{SandboxRun.Shipped}\ndelivery: {{ parallelism: {lanes}, batch: 20 }}\n";

    private static string Scheme(string target) =>
        $$"""
            scheme: t
            source: { connector: noop, api: noop, id: id }
            target: { {{target}} }
            delivery: { parallelism: 2 }
            """;
}
