using System.Text;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Targets;

public sealed class FileApis
{
    private const string Hostile =
        """[ { "id": 1, "no": "a,\"b\"\nc 😀" }, { "id": 12345678901234567890, "no": "=1+1" }, { "id": 3, "no": null }, {"""
        + """ "id": 4, "no": "" } ]""";

    [Theory]
    [InlineData("csv", "")]
    [InlineData("csv", ", delimiter: \"\\\\t\", encoding: gb18030")]
    [InlineData("jsonl", "")]
    [InlineData("excel", ", sheet: 订单")]
    public async Task What_was_written_is_read_again(string api, string options)
    {
        await using var run = new LocalRun();
        run.Records(Hostile);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(Write(api, options))).Status);
        Assert.Equal(
            RunStatus.Succeeded,
            (
                await run.RunAsync(
                    $"scheme: back\nsource: {{ connector: files, connection: files, api: {api}, id: 编号, number: no, request: "
                        + $"{{ path: 'out/*.dat'{options} }} }}\ntarget: {{ connector: noop, api: noop }}"
                )
            ).Status
        );
        Assert.Equal(
            ["1 a,\"b\"\nc 😀", "12345678901234567890 =1+1", "3 ", "4 "],
            (await run.RecordsAsync("back", RecordStatus.Delivered)).Select(r => $"{r.Id} {r.Number.ReplaceLineEndings("\n")}")
        );
    }

    [Fact]
    public async Task A_second_run_adds_rows_and_what_was_left_unfinished_is_cut_off()
    {
        await using var run = new LocalRun();
        var (file, sidecar) = (Path.Combine(run.Folder, "out", "a.dat"), Path.Combine(run.Folder, ".qingyi-t-0.json"));
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        await run.RunAsync(Write("csv", ""));

        // The state after a kill while rows were being added.
        await File.WriteAllTextAsync(
            sidecar,
            (await File.ReadAllTextAsync(sidecar, TestContext.Current.CancellationToken)).Replace(
                "\"Pending\":{}",
                $"\"Pending\":{{\"out/a.dat\":{new FileInfo(file).Length}}}",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        await File.AppendAllTextAsync(file, "2,half a li", TestContext.Current.CancellationToken);
        run.Records("""[ { "id": 2, "no": "b" } ]""");
        await run.RunAsync(Write("csv", ""));
        Assert.Equal("编号,no\n1,a\n2,b\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Rows_that_others_add_to_the_same_file_stay()
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "out", "a.dat");
        foreach (var (scheme, id) in new[] { ("one", 1), ("two", 2), ("one", 3) })
        {
            run.Records($$"""[ { "id": {{id}}, "no": "x" } ]""");
            Assert.Equal(
                RunStatus.Succeeded,
                (await run.RunAsync(Write("csv", "").Replace("scheme: t", "scheme: " + scheme, StringComparison.Ordinal))).Status
            );
            await File.AppendAllTextAsync(file, $"{id},by hand\n", TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["编号,no", "1,x", "1,by hand", "2,x", "2,by hand", "3,x", "3,by hand"],
            await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Rows_of_another_scheme_are_not_cut_off_with_what_a_crash_left()
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "out", "a.dat");
        run.Records("""[ { "id": 1, "no": "x" } ]""");
        await run.RunAsync(Write("csv", "").Replace("scheme: t", "scheme: one", StringComparison.Ordinal));
        await BreakOffAsync(run, "one", $"\"out/a.dat\":{new FileInfo(file).Length}", $"\"out/a.dat\":{new FileInfo(file).Length + 10}");
        await File.AppendAllTextAsync(file, "2,ha", TestContext.Current.CancellationToken);

        run.Records("""[ { "id": 3, "no": "y" } ]""");
        var other = await run.RunAsync(Write("csv", "").Replace("scheme: t", "scheme: two", StringComparison.Ordinal));
        Assert.Contains(
            "the scheme 'one' was interrupted while it appended rows to this file",
            other.Fault!.Message.English,
            StringComparison.Ordinal
        );
        Assert.EndsWith("2,ha", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await run.RunAsync(Write("csv", "").Replace("scheme: t", "scheme: one", StringComparison.Ordinal));
        await run.RunAsync(Write("csv", "").Replace("scheme: t", "scheme: two", StringComparison.Ordinal));
        Assert.Equal(["编号,no", "1,x", "3,y", "3,y"], await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Rows_that_something_else_added_after_a_crash_are_not_cut_off()
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "out", "a.dat");
        run.Records("""[ { "id": 1, "no": "x" } ]""");
        await run.RunAsync(Write("csv", ""));
        await BreakOffAsync(run, "t", $"\"out/a.dat\":{new FileInfo(file).Length}", $"\"out/a.dat\":{new FileInfo(file).Length + 4}");
        await File.AppendAllTextAsync(file, "2,ha\nby hand\n", TestContext.Current.CancellationToken);
        var report = await run.RunAsync(Write("csv", ""));
        Assert.Contains("another program has appended rows since", report.Fault!.Message.English, StringComparison.Ordinal);
        Assert.EndsWith("by hand\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2,ha", "1,x\n")]
    [InlineData("2,ha\nby hand\n", "by hand\n")]
    public async Task Who_takes_a_file_over_keeps_what_others_added_and_not_what_was_begun(string added, string end)
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "out", "a.dat");
        run.Records("""[ { "id": 1, "no": "x" } ]""");
        await run.RunAsync(Write("csv", ""));
        await BreakOffAsync(run, "t", $"\"out/a.dat\":{new FileInfo(file).Length}", $"\"out/a.dat\":{new FileInfo(file).Length + 4}");
        await File.AppendAllTextAsync(file, added, TestContext.Current.CancellationToken);
        var scheme = run.Compile(Write("csv", ""));
        await using var target = await new SideOpener(scheme, new ConnectionLimits(TimeProvider.System), TimeProvider.System).TargetAsync(
            TestContext.Current.CancellationToken
        );
        await target.TakeLaneAsync(new Lane("store", "t", 0, 1), adopt: true, TestContext.Current.CancellationToken);
        Assert.EndsWith(end, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "id,v\n7,z", "id,v\n7,z\n1,a\n")]
    [InlineData("csv", "id,v\r\n7,z\r\n", "id,v\r\n7,z\r\n1,a\n")]
    [InlineData("jsonl", "{\"id\":\"7\"}", "{\"id\":\"7\"}\n{\"id\":1,\"v\":\"a\"}\n")]
    public async Task A_last_line_without_an_end_gets_one_before_rows_are_added(string api, string before, string after)
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "a.dat");
        await File.WriteAllTextAsync(file, before, TestContext.Current.CancellationToken);
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        Assert.Null(
            (
                await run.RunAsync(
                    $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: files, connection: files, api: {api}, request: {{ "
                        + "path: a.dat, id: '{{id}}', v: '{{no}}' } }"
                )
            ).Fault
        );
        Assert.Equal(after, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_character_that_the_encoding_lacks_rejects_its_record_alone()
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1, "no": "茶😀" }, { "id": 2, "no": "一行\r另一行" }, { "id": 3, "no": "Á" } ]""");
        var report = await run.RunAsync(Write("csv", ", encoding: gbk"));
        Assert.Equal((RunStatus.Rejected, 1L, 2L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        var rejections = await run.RecordsAsync("t", RecordStatus.Rejected);
        Assert.Equal([("QY3302", "no"), ("QY3302", "no")], rejections.Select(r => (r.Rejection!.Code, r.Rejection.Field!)));
        Assert.Contains(
            "the character '😀' is not in the encoding gbk",
            rejections[0].Rejection!.Message.English,
            StringComparison.Ordinal
        );
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;
        Assert.Equal(
            "编号,no\n2,\"一行\r另一行\"\n",
            gbk.GetString(await File.ReadAllBytesAsync(Path.Combine(run.Folder, "out", "a.dat"), TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_made_ends_the_run_as_failed_and_the_next_makes_it()
    {
        await using var run = new LocalRun();
        var file = Path.Combine(run.Folder, "out", "a.dat");
        Directory.CreateDirectory(file);
        await File.WriteAllTextAsync(Path.Combine(file, "in the way"), "", TestContext.Current.CancellationToken);
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        var scheme = Write("excel", "").Replace("out/a.dat", "out/b.dat", StringComparison.Ordinal) + "\ndelivery: { retries: 2 }\n";
        Directory.Move(file, Path.Combine(run.Folder, "out", "b.dat.new.xlsx"));
        var report = await run.RunAsync(scheme);
        Assert.Equal((RunStatus.Failed, 1L), (report.Status, report.Progress.Delivered));
        Directory.Delete(Path.Combine(run.Folder, "out", "b.dat.new.xlsx"), recursive: true);
        Assert.Equal(RunStatus.Succeeded, (await run.RunAsync(scheme)).Status);
        Assert.Single(MiniExcel.Query(Path.Combine(run.Folder, "out", "b.dat"), useHeaderRow: true, excelType: ExcelType.XLSX));
    }

    [Fact]
    public void A_name_that_Excel_does_not_take_for_a_sheet_is_an_error_of_check() =>
        Assert.Contains(SchemeProblems.Of(Write("excel", ", sheet: '2024/06'")), p =>
            p.Code == "QY1012" && p.Message.English.Contains("cannot be the name of a sheet", StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_file_with_other_columns_is_not_added_to()
    {
        await using var run = new LocalRun();
        Directory.CreateDirectory(Path.Combine(run.Folder, "out"));
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "out", "a.dat"), "旧列A,旧列B\n", TestContext.Current.CancellationToken);
        run.Records("""[ { "id": 1, "no": "a" } ]""");
        var report = await run.RunAsync(Write("csv", ""));
        Assert.Contains(
            "its first line names the columns 旧列A, 旧列B, but the scheme writes 编号, no",
            report.Fault!.Message.English,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("csv", "in.csv", "set 'encoding'")]
    [InlineData("excel", "in.csv", "excel reads .xlsx")]
    public async Task A_file_of_another_kind_or_encoding_ends_the_run_with_what_to_do(string api, string file, string next)
    {
        await using var run = new LocalRun();
        await File.WriteAllBytesAsync(
            Path.Combine(run.Folder, "in.csv"),
            [.. "id\n"u8, 0xB2, 0xE8, 0x0A],
            TestContext.Current.CancellationToken
        );
        var report = await run.RunAsync(
            $"scheme: t\nsource: {{ connector: files, connection: files, api: {api}, id: id, request: {{ path: {file} }} "
                + "}\ntarget: { connector: noop, api: noop }"
        );
        Assert.Contains(next, report.Fault!.NextStep.English, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(
        "单号,数量,备注\nA1,1,好\nA2,5,\"未闭合\nA3,6,x\nA4,7,y\n",
        "bad.csv(3): a quote of this row is misplaced or not closed: A2,5,\"未闭合"
    )]
    [InlineData("单号,规格\nA0,x\nA1,\"12\" 屏\"\n", "bad.csv(3): a quote of this row is misplaced or not closed")]
    [InlineData("单号,规格\nA1,\"abc\"def\n", "bad.csv(2): a quote of this row is misplaced or not closed")]
    [InlineData("a,b\n1,2\n1,2,3\n", "bad.csv(3)")]
    [InlineData("a,a\n1,2\n", "two columns have the name 'a'")]
    public async Task A_file_that_cannot_be_read_names_the_line_to_look_at(string text, string cause)
    {
        await using var run = new LocalRun();
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "bad.csv"), text, TestContext.Current.CancellationToken);
        var report = await run.RunAsync(
            $"scheme: t\nsource: {{ connector: files, connection: files, api: csv, id: {text.Split(',')[0]}, request: {{ "
                + "path: bad.csv } }\ntarget: { connector: noop, api: noop }"
        );
        Assert.Contains(cause, report.Fault!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_leaves_the_folder_rejects_its_record_alone()
    {
        await using var run = new LocalRun();
        run.Records(
            """[ { "id": 1, "no": "../../evil" }, { "id": 2, "no": "good" }, { "id": 3, "no": "LONG" } ]""".Replace(
                "LONG",
                new string('x', 300),
                StringComparison.Ordinal
            )
        );
        var report = await run.RunAsync(Write("jsonl", "").Replace("out/a.dat", "'{{no}}.jsonl'", StringComparison.Ordinal));
        Assert.Equal((1L, 2L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal("QY3301", (await run.RecordsAsync("t", RecordStatus.Rejected))[0].Rejection!.Code);
        Assert.True(File.Exists(Path.Combine(run.Folder, "good.jsonl")));
    }

    [Fact]
    public async Task Files_that_fit_a_pattern_are_read_page_by_page_in_the_order_of_their_names()
    {
        await using var run = new LocalRun();
        foreach (var (name, first) in new[] { ("b.jsonl", 8), ("a.jsonl", 1) })
        {
            await File.WriteAllLinesAsync(
                Path.Combine(run.Folder, name),
                Enumerable.Range(first, 7).Select(i => $$"""{"id":{{i}}}"""),
                TestContext.Current.CancellationToken
            );
        }

        await run.RunAsync(
            "scheme: t\nsource: { connector: files, connection: files, api: jsonl, id: id, pagination: { pageSize: 3 }, "
                + "request: { path: '?.jsonl' } }\ntarget: { connector: noop, api: noop }"
        );
        Assert.Equal(Enumerable.Range(1, 14).Select(i => $"{i}"), (await run.RecordsAsync("t", RecordStatus.Delivered)).Select(r => r.Id));
    }

    [Fact]
    public async Task A_page_ends_where_its_bytes_are_full_after_one_record_at_least()
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": "large" }, { "id": 2 }, { "id": 3 } ]""");
        var scheme = run.Compile($"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: noop, api: noop }}");
        await using var source = await scheme.OpenSourceAsync(TestContext.Current.CancellationToken);
        var pages = new List<string>();
        Cursor? cursor = null;
        do
        {
            var request = new ReadRequest(new JsonObject { ["path"] = "in.jsonl" }, cursor, 100, 0) { MaxBytes = 10 };
            using var page = await source.ReadAsync(request, TestContext.Current.CancellationToken);
            pages.Add(string.Concat(page.Records.Select(r => Encoding.UTF8.GetString(r.Content.Span))));
            cursor = page.Next;
        } while (cursor is not null);

        Assert.Equal(["""{"id":"large"}""", """{"id":2}{"id":3}""", ""], pages);
    }

    [Fact]
    public async Task Excel_cells_keep_numbers_dates_and_long_ids()
    {
        await using var run = new LocalRun();
        MiniExcel.SaveAs(
            Path.Combine(run.Folder, "in.xlsx"),
            new[]
            {
                new
                {
                    编号 = "1234567890123456789",
                    数量 = 2.5,
                    日期 = new DateTime(2024, 6, 5),
                },
            }
        );
        var report = await run.RunAsync(
            """
            scheme: t
            source: { connector: files, connection: files, api: excel, id: 编号, request: { path: in.xlsx } }
            target: { connector: files, connection: files, api: jsonl, request: { path: out.jsonl, a: "{{编号}}", b: "{{数量}}",
              c: "{{日期|date}}" } }
            """
        );
        Assert.Equal(
            (RunStatus.Succeeded, """{"a":"1234567890123456789","b":2.5,"c":"2024-06-05"}"""),
            (
                report.Status,
                (
                    await File.ReadAllTextAsync(Path.Combine(run.Folder, "out.jsonl"), Encoding.UTF8, TestContext.Current.CancellationToken)
                ).Trim()
            )
        );
    }

    // Leaves the folder and its store as after a kill while rows were being added.
    private static async Task BreakOffAsync(LocalRun run, string scheme, string pending, string ends)
    {
        var sidecar = Path.Combine(run.Folder, $".qingyi-{scheme}-0.json");
        var text = (await File.ReadAllTextAsync(sidecar, TestContext.Current.CancellationToken))
            .Replace("\"Pending\":{}", $"\"Pending\":{{{pending}}}", StringComparison.Ordinal)
            .Replace("\"Ends\":{}", $"\"Ends\":{{{ends}}}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(sidecar, text, TestContext.Current.CancellationToken);
    }

    private static string Write(string api, string options) =>
        $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: files, connection: files, api: {api}, request: {{ path: "
        + $"out/a.dat, 编号: '{{{{id}}}}', no: '{{{{no}}}}'{options} }} }}";
}
