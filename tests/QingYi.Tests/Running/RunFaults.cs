using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class RunFaults
{
    [Theory]
    [InlineData("INSERT INTO lehua.sale_return (", "INSERT INTO lehua.sale_returns (", "no such table")]
    [InlineData("VALUES ( <{dispatch_id: }>", "VALUES ( <{dispatch_id: }>,", "syntax error")]
    [InlineData(
        "INSERT INTO lehua.sale_return ( dispatch_id,",
        "INSERT INTO lehua.sale_return ( dispatch_no,",
        "has no column 'dispatch_no'. Correct the statement, or add the column. Did you mean 'dispatch_id'?"
    )]
    public async Task A_fault_of_the_scheme_stops_the_run_at_once_and_records_keep_waiting(string right, string wrong, string cause)
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 20 });
        var report = await run.RunAsync(text: SandboxRun.Shipped.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal((RunStatus.Failed, "QY5002", 0L), (report.Status, report.Fault!.Code, report.Progress.Rejected));
        Assert.Contains(cause, report.Fault.Text.English, StringComparison.Ordinal);
        Assert.NotEqual("", report.Fault.NextStep.English);
        Assert.NotEqual("", report.Fault.NextStep.Chinese);
        var mended = await run.RunAsync();
        Assert.Equal(RunStatus.Succeeded, mended.Status);
        Assert.Equal(20L, run.Scalar("SELECT count(*) FROM sale_return"));
    }

    [Fact]
    public async Task A_run_stops_at_the_first_bad_record_where_the_scheme_says_so()
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions { Orders = 20, PoisonEvery = 5 },
            SandboxRun.Shipped + "\ndelivery: { onError: stop, batch: 1 }\n"
        );
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, 4L, 1L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Contains("onError: stop", report.Fault!.NextStep.English, StringComparison.Ordinal);

        // The rejection shows the record's id, and no delivery is open that the next run would have to send.
        var refused = Assert.Single(await run.RecordsAsync(RecordStatus.Rejected));
        Assert.Contains($"record {refused.Id} ({refused.Number}) was rejected", report.Fault.Message.English, StringComparison.Ordinal);
        Assert.Empty(await run.RecordsAsync(RecordStatus.Delivering));
        Assert.Equal([0L], run.Store("SELECT pending FROM lane")[0]);
    }

    [Fact]
    public async Task Half_of_an_emoji_rejects_its_record_whatever_the_target_and_the_next_is_delivered()
    {
        foreach (
            var target in new[]
            {
                "connector: files, connection: files, api: jsonl, request: { path: o.dat, v: '{{v}}' }",
                "connector: files, connection: files, api: csv, request: { path: c.dat, v: '{{v}}' }",
                "connector: mysql, connection: db, api: insert, request: { table: t, v: '{{v}}' }",
            }
        )
        {
            await using var run = new LocalRun();
            run.Execute("CREATE TABLE t (v TEXT)");
            await File.WriteAllTextAsync(
                Path.Combine(run.Folder, "in.jsonl"),
                """{"id":1,"v":"a \ud83d"}""" + "\n" + """{"id":2,"v":"\ud83d\ude00"}""" + "\n",
                TestContext.Current.CancellationToken
            );
            var report = await run.RunAsync($"scheme: t\n{LocalRun.Source}\ntarget: {{ {target} }}");
            Assert.Equal((RunStatus.Rejected, 1L, 1L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
            var rejection = Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!;
            Assert.Equal(("QY2103", "v"), (rejection.Code, rejection.Field));
        }
    }

    [Theory]
    [InlineData("order lines", "`order lines`", 1)]
    [InlineData("group", "`group`", 1)]
    [InlineData("gone", "gone", 0)]
    public async Task Rows_are_shown_of_a_table_with_any_name_and_a_run_that_succeeded_does_not_fail_for_them(
        string table,
        string written,
        int rows
    )
    {
        await using var run = new LocalRun();
        run.Execute(
            rows > 0
                ? $"CREATE TABLE \"{table}\" (id INTEGER)"
                : "CREATE TABLE log (id INTEGER); CREATE VIEW gone AS SELECT abs(-9223372036854775807 - 1) AS id; CREATE "
                    + "TRIGGER t INSTEAD OF INSERT ON gone BEGIN INSERT INTO log VALUES (NEW.id); END"
        );
        run.Records("""[ { "id": 1 } ]""");
        var scheme =
            $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: sqlite, connection: db, api: execute, request: {{ "
            + $"main_params: {{ id: '{{{{id}}}}' }}, main_sql: \"INSERT INTO {written} (id) VALUES (:id)\" }} }}";
        var report = await run.RunAsync(scheme, new RunOptions { Show = 5 });
        Assert.Equal((RunStatus.Succeeded, 1L), (report.Status, report.Progress.Delivered));
        Assert.True(rows == report.Samples.Sum(s => s.Rows.Count), string.Join(' ', report.Notices));
        Assert.Equal(
            rows == 0,
            report.Notices.Any(n => n.English.Contains("the rows of the target cannot be shown", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_fault_of_the_program_is_no_fault_of_the_data_and_none_of_the_way_to_a_database()
    {
        Assert.All(new Exception[] { new ArgumentException("x"), new InvalidOperationException("x"), new OverflowException("x") }, e =>
            Assert.False(DocumentRenderer.IsOfData(e))
        );
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.False(QingYi.Connectors.Sql.Dialects.SqlSession.IsFault(new InvalidOperationException("x"), connection));
        connection.Close();
        Assert.True(QingYi.Connectors.Sql.Dialects.SqlSession.IsFault(new InvalidOperationException("x"), connection));
    }

    [Fact]
    public async Task A_target_that_cannot_be_opened_ends_the_run_and_the_next_one_delivers_everything_once()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 500 });
        run.ChangeEnvironment("/lehua.db\" }", "/not-there/lehua.db\" }");
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, 0L), (report.Status, report.Progress.Delivered));
        Assert.StartsWith("target: ", report.Fault!.Message.English, StringComparison.Ordinal);
        run.ChangeEnvironment("/not-there/lehua.db", "/lehua.db");
        var mended = await run.RunAsync();
        Assert.Equal((RunStatus.Succeeded, 500L), (mended.Status, mended.Progress.Delivered));
        Assert.Equal(
            [
                [500L, 500L],
            ],
            run.Query("SELECT count(*), count(DISTINCT dispatch_id) FROM sale_return")
        );
    }

    [Fact]
    public async Task The_source_is_read_while_the_target_is_opened()
    {
        await using var run = new LocalRun();
        await using var store = run.OpenStore();
        var limits = new ConnectionLimits(TimeProvider.System);
        var scheme = SchemeFile.Compile(
            PairedConnector.Installed(),
            "scheme: t\nsource: { connector: paired, api: read, id: id }\ntarget: { connector: paired, api: write }\n"
        );
        var report = await new SchemeRunner(
            store,
            limits,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        ).RunAsync(scheme, new RunOptions(), new RunProgress(), _ => null, TestContext.Current.CancellationToken);
        Assert.Equal((RunStatus.Failed, $"target: {PairedConnector.Refusal}"), (report.Status, report.Fault!.Message.English));
    }

    [Fact]
    public async Task A_store_that_is_older_than_its_target_is_refused()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 300 });
        await run.RunAsync(new RunOptions { Limit = 1 });
        run.KeepStore();
        await run.RunAsync();
        run.RestoreStore();
        Assert.Equal("QY5006", (await run.RunAsync()).Fault!.Code);
        Assert.Equal(300L, run.Scalar("SELECT count(DISTINCT dispatch_id) FROM sale_return"));
    }

    [Fact]
    public async Task A_delivery_that_was_under_way_is_settled_by_the_text_it_was_made_with()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 10 });
        await run.BreakOffAfterBeginningAsync();
        var changed = SandboxRun.Shipped.Replace(
            "value: \"1\"\n        - field: return_reason",
            "value: \"2\"\n        - field: return_reason",
            StringComparison.Ordinal
        );
        var report = await run.RunAsync(text: changed);
        Assert.Equal((RunStatus.Succeeded, 10L), (report.Status, report.Progress.Delivered));
        Assert.Equal(
            [
                [1L, 3L],
                [2L, 7L],
            ],
            run.Query("SELECT return_status, count(*) FROM sale_return GROUP BY return_status ORDER BY return_status")
        );
    }

    [Fact]
    public async Task A_delivery_whose_text_cannot_be_compiled_any_more_is_not_guessed_at()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 10 });
        await run.BreakOffAfterBeginningAsync(text: "scheme: gone");
        Assert.Equal("QY5007", (await run.RunAsync()).Fault!.Code);
        Assert.Equal(0L, run.Scalar("SELECT count(*) FROM sale_return"));
    }

    [Fact]
    public async Task A_scheme_that_another_process_has_taken_over_commits_nothing_more()
    {
        await using var run = await SandboxRun.StartAsync(new JackyunOptions { Orders = 10 });
        await run.RunAsync(new RunOptions { Limit = 1 });
        await using var target = await run.Compile().OpenTargetAsync(TestContext.Current.CancellationToken);
        await using (var store = run.OpenStore())
        {
            await target.TakeLaneAsync(
                new Lane(store.Id, "jackyun-sale-return", 0, 99),
                adopt: false,
                TestContext.Current.CancellationToken
            );
        }

        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Failed, "QY5005"), (report.Status, report.Fault!.Code));
    }

    [Fact]
    public void A_store_that_is_damaged_or_of_another_version_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-damaged").FullName;
        File.WriteAllText(Path.Combine(folder, "store.db"), new string('x', 5000));
        var e = Assert.Throws<StoreException>(() => SqliteRecordStore.Open(folder));
        Assert.Equal("QY5012", e.Code);
        Assert.Contains(folder, e.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_full_disk_and_a_lock_are_named()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-full").FullName;
        var file = Path.Combine(folder, "store.db");
        using (var database = new SqliteDatabase(file, patience: TimeSpan.FromSeconds(1)))
        {
            database.Execute("CREATE TABLE t (b BLOB)");
            database.Scalar("PRAGMA max_page_count = 10");
            Assert.Equal(
                "QY5010",
                (
                    await Assert.ThrowsAsync<StoreException>(() =>
                        database.WriteAsync(() => database.Execute("INSERT INTO t VALUES (zeroblob(1000000))"), CancellationToken.None)
                    )
                ).Code
            );
            using var other = new SqliteDatabase(file, patience: TimeSpan.FromSeconds(1));
            await database.WriteAsync(
                () =>
                {
                    database.Execute("INSERT INTO t VALUES (NULL)");
                    Assert.Equal(
                        "QY5011",
                        Assert
                            .Throws<StoreException>(() =>
                                other.WriteAsync(() => other.Execute("DELETE FROM t"), CancellationToken.None).GetAwaiter().GetResult()
                            )
                            .Code
                    );
                    return true;
                },
                CancellationToken.None
            );
        }

        Directory.Delete(folder, recursive: true);
    }
}
