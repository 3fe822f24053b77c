using System.Text;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class References
{
    private const string Goods =
        "scheme: goods\nsource: { connector: files, connection: files, api: jsonl, id: no, idCheck: false, request: { path: "
        + "goods.jsonl } }\ntarget: { connector: noop, api: noop }";

    private const string Lines = $$$"""
        scheme: lines
        {{{LocalRun.Source}}}
        target:
          connector: mysql
          connection: db
          api: insert
          request: { table: t, id: "{{id}}", name: { value: "_findCollection find name from goods where no={{no}}", required: true } }
        """;

    [Fact]
    public async Task A_record_waits_for_its_reference_and_comes_back_by_itself()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
        run.Records("""[ { "id": 1, "no": "G1" }, { "id": 2, "no": "G2" } ]""");
        Write(run, """{"no":"G1","name":"one"}""");
        Assert.Equal(1L, (await run.RunAsync(Goods)).Progress.Delivered);
        var first = await run.RunAsync(Lines);
        Assert.Equal((RunStatus.Succeeded, 1L, 1L), (first.Status, first.Progress.Delivered, first.Progress.Parked));
        var parked = Assert.Single(await run.RecordsAsync("lines", RecordStatus.Parked));
        Assert.Equal(("2", "QY2115"), (parked.Id, parked.Rejection!.Code));
        Assert.Equal((0L, 0L), (await run.RunAsync(Lines)).Progress is var p ? (p.Delivered, p.Parked) : default);
        Write(run, """{"no":"G9","name":"other"}""");
        await run.RunAsync(Goods);
        Assert.Equal((0L, 1L), (await run.RunAsync(Lines)).Progress is var q ? (q.Delivered, q.Parked) : default);
        Write(run, """{"no":"G2","name":"two"}""");
        await run.RunAsync(Goods);
        Assert.Equal(1L, (await run.RunAsync(Lines)).Progress.Delivered);
        Assert.Equal(["1|one", "2|two"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task The_newest_content_of_a_record_is_found()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
        foreach (var (id, name) in new[] { (1, "old"), (2, "new") })
        {
            Write(run, $$"""{"no":"G1","name":"{{name}}"}""");
            await run.RunAsync(Goods);
            run.Records($$"""[ { "id": {{id}}, "no": "G1" } ]""");
            await run.RunAsync(Lines);
        }

        Assert.Equal(["1|old", "2|new"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task What_a_target_answered_is_found_by_other_schemes()
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE g (key INTEGER PRIMARY KEY AUTOINCREMENT, no "
                + "TEXT); INSERT INTO g (key, no) VALUES (41, 'x')"
        );
        Write(run, """{"no":"G1"}""");
        await run.RunAsync(
            """
            scheme: goods
            source: { connector: files, connection: files, api: jsonl, id: no, request: { path: goods.jsonl } }
            target: { connector: mysql, connection: db, api: execute, request: { main_params: { no: "{{no}}" },
              main_sql: "INSERT INTO g (no) VALUES (:no)" }, response: { primaryWriteback: { Id: "{{lastInsertId}}" } } }
            """
        );
        run.Records("""[ { "id": 1, "no": "G1" } ]""");
        await run.RunAsync(Lines.Replace("find name from", "find primaryWriteback.Id from", StringComparison.Ordinal));
        Assert.Equal(["1|42"], run.Lines("SELECT * FROM t"));
    }

    [Fact]
    public async Task A_delivery_that_was_committed_before_a_crash_is_settled_although_its_reference_is_gone()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)");
        run.Records("""[ { "id": 1, "no": "G1" } ]""");
        Write(run, """{"no":"G1","name":"one"}""");
        await run.RunAsync(Goods);
        var scheme = Lines.Replace("id: \"{{id}}\", name", "name", StringComparison.Ordinal);
        await run.RunAsync(scheme);

        // The state of the store after a kill between the target's commit and its settlement in the store.
        run.ChangeStore("UPDATE record SET status = 5 WHERE id = '1'; UPDATE lane SET pending = 1; UPDATE found SET value = 'gone'");
        var report = await run.RunAsync(scheme);
        Assert.Equal((1L, 0L), (report.Progress.Delivered, report.Progress.Parked));
        Assert.Equal(["one"], run.Lines("SELECT name FROM t"));
    }

    [Fact]
    public async Task A_scheme_that_is_looked_at_and_has_no_records_is_named_with_the_nearest()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
        run.Records("""[ { "id": 1, "no": "G1" } ]""");
        Write(run, """{"no":"G1","name":"one"}""");
        await run.RunAsync(Goods);
        var report = await run.RunAsync(Lines.Replace("from goods", "from good", StringComparison.Ordinal));
        Assert.Contains(report.Notices, n =>
            n.English.Contains("no records of the scheme 'good', which this one looks up. Did you mean 'goods'?", StringComparison.Ordinal)
        );
    }

    private static void Write(LocalRun run, string line) =>
        File.WriteAllText(Path.Combine(run.Folder, "goods.jsonl"), line + "\n", Encoding.UTF8);
}
