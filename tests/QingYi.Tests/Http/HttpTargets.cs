using System.Text.Json.Nodes;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class HttpTargets
{
    private const string Scheme = $$$"""
        scheme: t
        {{{LocalRun.Source}}}
        target:
          connector: http
          connection: erp
          api: request
          OPERATION
          otherRequest: { http: { CALL } }
          request:
            number: "{{no}}"
            note: "{{note}}"
            lines: { type: array, value: lines, children: { sku: "{{lines.sku}}", qty: "{{lines.qty}}" } }
          response: { primaryWriteback: { Id: "{{data.Id}}" } }
        """;

    private const string Bills = """
        [ { "id": 1, "no": "A", "note": "'); DROP TABLE x; -- {{id}} 😀", "lines": [ { "sku": "x", "qty": 12345678901234567890 } ] },
          { "id": 2, "no": "A", "lines": [] },
          { "id": 3, "no": "C", "lines": [ { "sku": "x", "qty": 0 } ] }, { "id": 4, "no": "", "lines": [] }, { "id": 5, "no": "E",
            "lines": [] } ]
        """;

    [Fact]
    public async Task Each_document_is_posted_and_judged_alone_and_its_answer_kept()
    {
        await using var run = await StartAsync(Bills);
        var report = await run.RunAsync(Text("path: /bills, status: code, success: 0, code: code, message: message"));
        Assert.Equal((RunStatus.Rejected, 2L, 3L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(
            ["2 40901 单据已存在", "3 42201 数量必须大于零", "4 42200 缺少单号"],
            (await run.RecordsAsync("t", RecordStatus.Rejected)).Select(r =>
                $"{r.Id} {r.Rejection!.Code} {r.Rejection.Message.English.Split(": ")[^1].Split(' ')[0]}"
            )
        );
        var bill = run.Erp!.Bills["A"];
        Assert.Equal("'); DROP TABLE x; -- {{id}} 😀", bill["note"]!.ToString());
        Assert.Equal("12345678901234567890", bill["lines"]![0]!["qty"]!.ToJsonString());
        Assert.Contains(
            "at least once",
            Assert.Single(report.Notices, n => n.English.StartsWith("deliveries", StringComparison.Ordinal)).English,
            StringComparison.Ordinal
        );
        Assert.Equal(1, (int)JsonNode.Parse((await run.RecordsAsync("t", RecordStatus.Delivered))[0].Answer!)!["data"]!["Id"]!);
    }

    [Theory]
    [InlineData("", "upsert")]
    [InlineData(""","gone":1""", "delete")]
    public async Task What_is_kept_of_an_answer_can_name_the_change(string gone, string change)
    {
        await using var run = await StartAsync($$"""[ { "id": 1, "no": "A", "lines": []{{gone}} } ]""");
        var scheme = Text("path: /bills, status: code, success: 0")
            .Replace("in.jsonl }", "in.jsonl }, deleted: [[{ field: gone, logic: eq, value: 1 }]]", StringComparison.Ordinal)
            .Replace("note: \"{{note}}\"", "note: \"{{RECORD_CHANGE}}\"", StringComparison.Ordinal)
            .Replace("{ Id: \"{{data.Id}}\" } }", "{ kept: \"{{RECORD_CHANGE}}\" } }", StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(scheme + "\n  callBackStrategy: { strategyId: next }")).Status);
        Assert.Equal(change, run.Erp!.Bills["A"]["note"]!.ToString());
        await using var store = run.OpenStore();
        var passed = Assert.Single(await run.RecordsAsync("next", RecordStatus.Waiting));
        var content = (await store.FindAsync("next", passed.Id, TestContext.Current.CancellationToken))!.Content!.Value;
        Assert.Contains($"\"kept\":\"{change}\"", System.Text.Encoding.UTF8.GetString(content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_fail_inside_an_accepted_batch_are_told_apart()
    {
        await using var run = await StartAsync(Bills);
        var report = await run.RunAsync(
            Text(
                "path: /bills/batch, status: code, success: 0, rows: { path: results, index: index, status: code, success: 0,"
                    + " code: code, message: message }",
                "operation: { method: batchArraySave, rowsKey: rows, rows: 3 }"
            )
        );
        Assert.Equal((2L, 3L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(["POST /bills/batch", "POST /bills/batch"], run.Erp!.Calls);
        Assert.Equal(["A", "E"], run.Erp.Bills.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_key_of_otherRequest_puts_the_request_into_a_list()
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "K", "lines": [] } ]""");
        var report = await run.RunAsync(
            Text("path: /bills/list, status: code, success: 0, message: message")
                .Replace("otherRequest: {", "otherRequest: { key: Model,", StringComparison.Ordinal)
        );
        Assert.Equal((RunStatus.Succeeded, "K"), (report.Status, run.Erp!.Bills.Keys.FirstOrDefault()));
    }

    [Fact]
    public async Task A_call_whose_answer_was_a_fault_is_made_again_with_the_same_idempotency_key()
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "A", "lines": [] }, { "id": 2, "no": "B", "lines": [] } ]""");
        run.Erp!.Fail(502, 0, 429);
        var report = await run.RunAsync(
            Text("path: /bills, headers: { Idempotency-Key: '{{no}}' }, status: code, success: 0, message: message")
        );
        Assert.Equal((RunStatus.Succeeded, 2L, 2), (report.Status, report.Progress.Delivered, run.Erp.Bills.Count));
    }

    [Theory]
    [InlineData(400, 0L, 1L, RunStatus.Rejected)]
    [InlineData(422, 0L, 1L, RunStatus.Rejected)]
    [InlineData(404, 0L, 0L, RunStatus.Failed)]
    public async Task A_status_that_means_the_data_refuses_the_document_and_any_other_ends_the_run(
        int status,
        long delivered,
        long rejected,
        RunStatus ended
    )
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "A", "lines": [] } ]""");
        run.Erp!.Fail(status);
        var report = await run.RunAsync(Text("path: /bills"));
        Assert.Equal((ended, delivered, rejected), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
    }

    [Fact]
    public async Task A_record_set_aside_before_a_delivery_that_fails_halfway_is_settled_once()
    {
        await using var run = await StartAsync(
            """[ { "id": 1, "no": "A", "lines": [] }, { "no": "X" }, { "id": 3, "no": "C", "lines": [] } ]"""
        );
        run.Erp!.Fail(0, 404);
        var report = await run.RunAsync(Text("path: /bills"));
        Assert.Equal((RunStatus.Failed, 1L, 1L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(1L, run.Query("SELECT count(*) FROM event WHERE what = 'rejected'", "state/store.db")[0][0]);
    }

    [Theory]
    [InlineData("/echo/empty")]
    [InlineData("/echo/text")]
    public async Task An_accepted_call_without_json_is_made_once(string path)
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "A", "lines": [] } ]""");
        var report = await run.RunAsync(Text($"path: {path}"));
        Assert.Equal((RunStatus.Succeeded, 1), (report.Status, run.Erp!.Calls.Count));
    }

    [Fact]
    public async Task An_accepted_call_whose_answer_should_tell_and_does_not_ends_the_run()
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "A", "lines": [] } ]""");
        var report = await run.RunAsync(Text("path: /echo/html, status: code, success: 0"));
        Assert.Equal(("QY5002", 1), (report.Fault!.Code, run.Erp!.Calls.Count));
    }

    [Fact]
    public async Task A_redirected_call_is_not_taken_for_a_delivery()
    {
        await using var run = await StartAsync("""[ { "id": 1, "no": "A", "lines": [] } ]""");
        var report = await run.RunAsync(Text("path: /echo/redirect"));
        Assert.Equal((RunStatus.Failed, 1), (report.Status, run.Erp!.Calls.Count));
        Assert.Contains("redirected", report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_a_whole_is_cut_down_to_the_row_to_blame()
    {
        var rows = Enumerable.Range(1, 6).Select(i => $$"""{ "id": {{i}}, "no": "{{(i == 4 ? "bad" : $"N{i}")}}", "lines": [] }""");
        await using var run = await StartAsync($"[{string.Join(',', rows)}]");
        var report = await run.RunAsync(Text("path: /echo/strict", "operation: { method: batchArraySave, rowsKey: rows, rows: 6 }"));
        Assert.Equal((5L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal("4", Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Id);
    }

    [Fact]
    public async Task Documents_cut_out_of_one_group_are_not_sent_on_when_one_is_refused()
    {
        await using var run = await StartAsync(
            """[ { "id": 1, "no": "G", "lines": [ { "sku": "a", "qty": 0 }, { "sku": "b", "qty": 1 }, { "sku": "c", "qty": """
                + """1 } ] }, { "id": 2, "no": "H", "lines": [ { "sku": "a", "qty": 1 } ] } ]"""
        );
        var report = await run.RunAsync(
            Text(
                "path: /bills, status: code, success: 0, message: message",
                "groupCalculate: { headerGroup: [no], bodyName: lines, bodyMaxLine: 1 }"
            )
        );
        Assert.Equal((1L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(["H"], run.Erp!.Bills.Keys);
    }

    [Fact]
    public void Status_without_success_is_refused_with_its_place() =>
        Assert.Contains(SchemeProblems.Of(Text("path: /bills, status: code")), p =>
            p.Code == "QY3101" && p.Message.English.Contains("does not list the values that mean success", StringComparison.Ordinal)
        );

    private static string Text(string call, string operation = "method: POST") =>
        Scheme.Replace("CALL", call, StringComparison.Ordinal).Replace("OPERATION", operation, StringComparison.Ordinal);

    private static async Task<LocalRun> StartAsync(string records)
    {
        var run = new LocalRun();
        await run.StartErpAsync(new ErpOptions(), "auth: bearer, token: sandbox-erp-secret");
        run.Records(records);
        return run;
    }
}
