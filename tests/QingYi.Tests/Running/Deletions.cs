using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class Deletions
{
    private const string Source =
        "source: { connector: files, connection: files, api: jsonl, id: id, number: no, request: { path: in.jsonl }, "
        + "deleted: [[{ field: gone, logic: eq, value: 1 }]]";
    private const string Upsert = "connector: mysql, connection: db, api: upsert";

    [Theory]
    [InlineData("on_delete: delete", new[] { "2|b|0" })]
    [InlineData("on_delete: ignore", new[] { "1|a|0", "2|b|0" })]
    [InlineData("on_delete: { mark: gone }", new[] { "1|a|1", "2|b|0" })]
    public async Task A_row_is_deleted_left_or_marked_and_is_there_again_when_its_record_is(string onDelete, string[] rows)
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT, gone INTEGER NOT NULL DEFAULT 0)");
        var scheme = Upserting(onDelete);
        const string Both = """[ { "id": 1, "no": "a" }, { "id": 2, "no": "b" } ]""";
        run.Records(Both);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(scheme)).Status);

        run.Records("""[ { "id": 1, "no": "a", "gone": 1 }, { "id": 2, "no": "b" } ]""");
        var report = await run.RunAsync(scheme);
        Assert.Equal((RunStatus.Succeeded, 1L), (report.Status, report.Progress.Delivered));
        Assert.Equal(rows, run.Lines("SELECT * FROM t ORDER BY id"));
        Assert.Equal(
            [("1", RecordChange.Delete), ("2", RecordChange.Upsert)],
            (await run.RecordsAsync("t", RecordStatus.Delivered)).Select(r => (r.Id, r.Change))
        );

        // Said once more it is no news; the same content as before is.
        Assert.Equal(0, (await run.RunAsync(scheme)).Progress.Delivered);
        run.Records(Both);
        Assert.Equal(1, (await run.RunAsync(scheme)).Progress.Delivered);
        Assert.Equal(["1|a|0", "2|b|0"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task A_statement_of_the_author_deletes_and_stands_between_the_rows_written_before_and_after_it()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER, no TEXT); CREATE TABLE log (no TEXT)");
        const string Scheme = $$$"""
            scheme: t
            {{{Source}}} }
            target:
              connector: mysql
              connection: db
              api: execute
              request:
                main_params: { id: "{{id}}", no: "{{no}}" }
                main_sql: "INSERT INTO t (id, no) VALUES (<{id: }>, <{no: }>)"
                delete_sql: "DELETE FROM t WHERE id = <{id: }> AND no <> :no"
            """;
        run.Records("""[ { "id": 1, "no": "a" }, { "id": 2, "no": "b" } ]""");
        await run.RunAsync(Scheme);
        run.Records("""[ { "id": 1, "no": "x'😀", "gone": 1 }, { "id": 3, "no": "c" }, { "id": 2, "no": "b", "gone": 1 } ]""");
        Assert.Equal(3, (await run.RunAsync(Scheme)).Progress.Delivered);
        Assert.Equal(["2|b", "3|c"], run.Lines("SELECT * FROM t ORDER BY id"));
    }

    [Fact]
    public async Task A_target_that_makes_nothing_of_deletions_is_warned_of_and_left_alone()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var scheme = Upserting("");
        var warning = Assert.Single(SchemeProblems.Of(scheme), p => p is { Code: "QY1022", Severity: ProblemSeverity.Warning });
        Assert.EndsWith("Set 'on_delete', or use {{RECORD_CHANGE}} in the request.", warning.Message.English, StringComparison.Ordinal);
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        await run.RunAsync(scheme);
        run.Records("""[ { "id": 1, "no": "b", "gone": 1 } ]""");
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(scheme)).Status);
        Assert.Equal(["1|a"], run.Lines("SELECT * FROM t"));
        Assert.Equal(RecordChange.Delete, Assert.Single(await run.RecordsAsync("t", RecordStatus.Delivered)).Change);
    }

    // Only what the api has is proposed.
    [Theory]
    [InlineData("connector: files, api: jsonl, request: { path: out.jsonl, id: '{{id}}' }", "Use {{RECORD_CHANGE}} in the request.")]
    [InlineData(
        "connector: sqlite, api: execute, request: { main_params: { a: '{{id}}' }, main_sql: 'INSERT INTO t (a) VALUES (:a)' }",
        "Set 'delete_sql', or use {{RECORD_CHANGE}} in the request."
    )]
    public void A_warning_of_deletions_names_what_the_api_has(string target, string next)
    {
        var warning = Assert.Single(SchemeProblems.Of($"scheme: t\n{Source} }}\ntarget: {{ {target} }}"), p => p.Code == "QY1022");
        Assert.EndsWith($" stays at the target. {next}", warning.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{RECORD_CHANGE}}")]
    [InlineData("{{RECORD_CHANGE | string.downcase}}")]
    public async Task A_request_that_names_the_change_carries_it(string change)
    {
        await using var run = new LocalRun();
        var scheme =
            $"scheme: t\n{Source} }}\ntarget: {{ connector: files, connection: files, api: jsonl, request: {{ path: out.jsonl, id: "
            + $"'{{{{id}}}}', change: '{change}' }} }}";
        Assert.DoesNotContain(SchemeProblems.Of(scheme), p => p.Code == "QY1022");
        run.Records("""[ { "id": 1, "no": "a" }, { "id": 2, "no": "b", "gone": 1 } ]""");
        await run.RunAsync(scheme);
        Assert.Equal(
            ["""{"id":1,"change":"upsert"}""", """{"id":2,"change":"delete"}"""],
            await File.ReadAllLinesAsync(Path.Combine(run.Folder, "out.jsonl"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task What_is_deleted_passes_the_condition_that_it_does_not_meet_any_more()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var scheme = Upserting("on_delete: delete", source: "condition: [[{ field: no, logic: eq, value: a }]]");
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        await run.RunAsync(scheme);
        run.Records("""[ { "id": 1, "no": "z", "gone": 1 } ]""");
        await run.RunAsync(scheme);
        Assert.Empty(run.Lines("SELECT * FROM t"));
    }

    [Theory]
    [InlineData("deleted: { field: a }", "QY1005")]
    [InlineData("deleted: [[{ field: a, logic: eqq, value: 1 }]]", "QY1012")]
    [InlineData("request: { a: '{{RECORD_CHANGE}}' }", "QY2014")]
    [InlineData("condition: [[{ field: a, logic: eq, value: '{{RECORD_CHANGE}}' }]]", "QY2014")]
    public void A_wrong_source_is_refused(string wrong, string code) =>
        Assert.Contains(
            SchemeProblems.Of(
                $"scheme: t\nsource: {{ connector: files, api: jsonl, id: id, {wrong} }}\ntarget: {{ connector: noop, api: noop }}"
            ),
            p => p.Code == code
        );

    [Theory]
    [InlineData("on_delete: drop", "must be delete, ignore, or")]
    [InlineData("on_delete: { mark: no }", "no other parameter writes")]
    public void A_wrong_action_is_refused(string wrong, string cause) =>
        Assert.Contains(
            SchemeProblems.Of(
                $"scheme: t\n{Source} }}\ntarget: {{ connector: mysql, api: upsert, request: {{ table: t, key: id, id: 1, no: "
                    + $"2, {wrong} }} }}"
            ),
            p => p.Code == "QY1012" && p.Message.English.Contains(cause, StringComparison.Ordinal)
        );

    [Fact]
    public void A_deletion_has_no_generated_key_to_name() =>
        Assert.Contains(
            SchemeProblems.Of(
                $"scheme: t\n{Source} }}\ntarget: {{ connector: mysql, api: execute, request: {{ main_sql: 'INSERT INTO t (a) VALUES (1)', "
                    + "delete_sql: 'DELETE FROM t WHERE id = :lastInsertId' } }"
            ),
            p => p.Code == "QY3004"
        );

    [Theory]
    [InlineData("TEXT", "null")]
    [InlineData("INT", "null")]
    [InlineData("INT", "\"\"")]
    public async Task A_deletion_without_the_key_of_its_row_is_rejected_and_not_passed_over(string type, string code)
    {
        await using var run = new LocalRun();
        run.Execute($"CREATE TABLE t (code {type} PRIMARY KEY, no TEXT)");
        var scheme =
            $"scheme: t\n{Source} }}\ntarget: {{ {Upsert}, request: {{ table: t, key: code, code: '{{{{code}}}}', no: '{{{{no}}}}', "
            + "on_delete: delete } }";
        run.Records($$"""[ { "id": 1, "code": {{code}}, "gone": 1 }, { "id": 2, "code": "2", "gone": 1 } ]""");
        var report = await run.RunAsync(scheme);
        Assert.Equal((1L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        var rejection = Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!;
        Assert.Equal(("QY3209", "code"), (rejection.Code, rejection.Field));
    }

    [Theory]
    [InlineData("on_delete: ignore")]
    [InlineData("")]
    public async Task The_next_scheme_hears_of_a_deletion_whatever_the_target_makes_of_it(string onDelete)
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var scheme = Upserting(
            onDelete,
            target: "callBackStrategy: { strategyId: next, request: { id: '{{id}}', change: '{{RECORD_CHANGE}}' } }"
        );
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        await run.RunAsync(scheme);
        Assert.Equal(RecordChange.Upsert, Assert.Single(await run.RecordsAsync("next", RecordStatus.Waiting)).Change);
        run.Records("""[ { "id": 1, "no": "a", "gone": 1 } ]""");
        await run.RunAsync(scheme);
        var passed = Assert.Single(await run.RecordsAsync("next", RecordStatus.Waiting));
        Assert.Equal(RecordChange.Delete, passed.Change);
        await using var store = run.OpenStore();
        var content = (await store.FindAsync("next", passed.Id, TestContext.Current.CancellationToken))!.Content!.Value;
        Assert.Equal("""{"id":1,"change":"delete"}""", System.Text.Encoding.UTF8.GetString(content.Span));
    }

    /// <param name="more">The rest of the target's request.</param>
    /// <param name="source">The rest of the source.</param>
    /// <param name="target">The rest of the target.</param>
    private static string Upserting(string more, string source = "", string target = "") =>
        $$$"""
            scheme: t
            {{{Source}}}, {{{source}}} }
            target: { {{{Upsert}}}, request: { table: t, key: id, id: '{{id}}', no: '{{no}}', {{{more}}} }, {{{target}}} }
            """;
}
