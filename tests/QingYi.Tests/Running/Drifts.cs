using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Profiles;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class Drifts : IAsyncDisposable
{
    private readonly LocalRun run = new();

    [Fact]
    public async Task Fields_that_appear_vanish_or_change_their_type_are_reported_once()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a", "amount": {{i}}, "lines": [{ "sku": "x" }], "buyer": { "n": 1 }, "note": null }""");
        Assert.Null((await RunAsync("report")).Drift);
        Records(100, i =>
            $$"""{ "id": {{i}}, "no": "a", "amount": "{{i}}", "lines": [{ "sku": "x", "qty": 1.5 }], "note": "now a text", "new": true }"""
        );
        var report = await RunAsync("report");
        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(
            [
                "Appeared lines[].qty :  > number (100)",
                "Appeared new :  > boolean (100)",
                "TypeChanged amount : number > text (100)",
                "Vanished buyer : object >  ()",
            ],
            Shown(report.Drift!)
        );
        Assert.Contains("the field 'amount' was number and is text now, e.g. in record '100'.", report.Notices.Select(n => n.English));
        Assert.Equal("amount", (string)report.ToJson()["drift"]!["typeChanged"]![0]!["path"]!);
        Records(200, i =>
            $$"""{ "id": {{i}}, "no": "a", "amount": "{{i}}", "lines": [{ "sku": "x", "qty": 2 }], "note": "", "new": false }"""
        );
        Assert.Null((await RunAsync("report")).Drift);
    }

    [Theory]
    [InlineData("\"v\": 1", "\"v\": 1.50", null)]
    [InlineData("\"v\": 1", "\"v\": null", null)]
    [InlineData("\"v\": null", "\"v\": 1", null)]
    [InlineData("\"v\": \"a\"", "\"v\": \"\"", null)]
    [InlineData("\"v\": [1]", "\"v\": []", null)]
    [InlineData("\"v\": []", "\"v\": {}", null)]
    [InlineData("\"v\": {}", "\"v\": []", "object > emptyArray")]
    [InlineData("\"v\": 1", "\"v\": \"\"", "number > emptyText")]
    [InlineData("\"v\": {\"a\": 1}", "\"v\": [{\"a\": 1}]", "object > array")]
    [InlineData("\"v\": \"1\"", "\"v\": 1", "text > number")]
    public async Task A_type_is_what_values_show_and_empty_ones_are_told_apart(string before, string now, string? change)
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a", {{before}} }""");
        await RunAsync("report");
        Records(100, i => $$"""{ "id": {{i}}, "no": "a", {{now}} }""");
        var drift = (await RunAsync("report")).Drift;
        Assert.Equal(
            change,
            drift is null ? null : Shown(drift).Single(s => s.StartsWith("Type", StringComparison.Ordinal))["TypeChanged v : ".Length..^6]
        );
    }

    [Fact]
    public async Task A_profile_that_cannot_be_read_or_stored_is_not_the_failure_of_a_run()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a" }""");
        await RunAsync("report");
        foreach (var content in new[] { "{", "[]", "{}", "null", """{"version":1,"root":[]}""" })
        {
            run.ChangeStore($"UPDATE profile SET content = '{content}'");
            Assert.Equal((RunStatus.Succeeded, null), ((await RunAsync("report")).Status, (await RunAsync("report")).Fault));
        }

        // A stop that did not wait, and a process that has taken the lease.
        await using var store = run.OpenStore();
        var scheme = await store.AcquireAsync("t", TestContext.Current.CancellationToken);
        var watch = await OpenAsync(scheme);
        Assert.NotNull(await watch.KeepAsync(scheme, NullLogger.Instance, new CancellationToken(canceled: true)));
        await scheme.DisposeAsync();
        await using var taken = await store.AcquireAsync("t", TestContext.Current.CancellationToken);
        watch = await OpenAsync(taken);
        var lost = await Assert.ThrowsAsync<StoreException>(() =>
            watch.KeepAsync(scheme, NullLogger.Instance, TestContext.Current.CancellationToken)
        );
        Assert.Equal("QY5009", lost.Code);
        using var sides = new RunSides(CancellationToken.None);
        await sides.GuardAsync("source", () => throw new ConnectorException("the source is broken", "None."));
        await sides.GuardAsync("store", () => watch.KeepAsync(scheme, NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Equal(("source", "the source is broken"), (sides.First.Step, sides.First.Failure!.Message));

        async Task<DriftWatch> OpenAsync(SchemeStore opened)
        {
            var compiled = run.Compile($"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: noop, api: noop }}");
            var token = TestContext.Current.CancellationToken;
            var open = (await DriftWatch.OpenAsync(compiled, opened, NullLogger.Instance, token))!;
            var constants = compiled.Constants(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "r");
            open.See(new Record("{\"id\":1,\"other\":1}"u8.ToArray()), new RecordNamer(compiled, constants), 0, 1);
            return open;
        }
    }

    [Fact]
    public async Task Who_ignores_drift_hears_nothing_of_it()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a" }""");
        await RunAsync("ignore");
        Records(100, i => $$"""{ "id": {{i}}, "no": 1, "new": 1 }""");
        Assert.Null((await RunAsync("ignore")).Drift);
        Assert.Empty(run.Query("SELECT * FROM profile", "state/store.db"));
    }

    [Fact]
    public async Task A_record_that_differs_where_it_matters_is_parked_until_the_fields_are_accepted()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a", "unused": 1 }""");
        Assert.Equal(60, (await RunAsync("park")).Progress.Delivered);
        Write(
            """{ "id": 101, "no": "b", "unused": "other" }""",
            """{ "id": 102, "no": { "text": "b" }, "unused": 1 }""",
            """{ "id": 103, "unused": 1 }""",
            """{ "id": 104, "no": "", "unused": 1 }"""
        );
        var report = await RunAsync("park");
        Assert.Equal((RunStatus.Rejected, 2L, 2L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(["101|b", "104|"], Rows());
        Assert.Equal(
            [
                ("102", "QY2117", "no", "the field 'no' was text so far and is object here"),
                ("103", "QY2117", "no", "the record has no field 'no' (text), which all records looked at so far had and the scheme uses"),
            ],
            (await run.RecordsAsync("t", RecordStatus.Rejected)).Select(r =>
                (r.Id, r.Rejection!.Code, r.Rejection.Field!, r.Rejection.Message.English)
            )
        );
        Assert.Contains(report.Drift!.Differences, d => d is { Path: "no", IsHeld: true });
        Assert.Contains(report.Notices, n => n.English.Contains("qingyi state accept t", StringComparison.Ordinal));

        // A retry alone changes nothing; after it is accepted, the records are delivered.
        await RetryAsync();
        Assert.Equal(2, (await RunAsync("park")).Progress.Rejected);
        await using (var store = run.OpenStore())
        {
            var states = new SchemeStates(store, TimeProvider.System);
            Assert.True(await states.AcceptDriftAsync(Caller.OfTerminal, "t", TestContext.Current.CancellationToken));
            Assert.False(await states.AcceptDriftAsync(Caller.OfTerminal, "t", TestContext.Current.CancellationToken));
        }

        await RetryAsync();
        Assert.Equal(2, (await RunAsync("park")).Progress.Delivered);
        Assert.Equal(["101|b", "102|{ \"text\": \"b\" }", "103|NULL", "104|"], Rows());
    }

    [Theory]
    [InlineData("""{ "id": 102, "no": { "x": 1 }, "more": "text" }""")]
    [InlineData("""{ "id": 102, "no": { "x": 1 } }""")]
    public async Task One_accept_lets_a_record_with_two_differences_through(string record)
    {
        const string Filter = "lag: 0s, condition: [[{ field: more, logic: neq, value: none }]]";
        Records(1, i => $$"""{ "id": {{i}}, "no": "a", "more": 1 }""");
        await RunAsync("park", source: Filter);
        Write(record);
        Assert.Equal(1, (await RunAsync("park", source: Filter)).Progress.Rejected);
        await AcceptAsync();
        await RetryAsync();
        Assert.Equal(1, (await RunAsync("park", source: Filter)).Progress.Delivered);
    }

    [Fact]
    public async Task What_only_a_delivery_finds_can_be_accepted()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": 1 }""");
        await RunAsync("ignore");
        run.Execute("DELETE FROM t");
        Records(100, i => $$"""{ "id": {{i}}, "no": "a" }""");
        await RunAsync("park");
        run.ChangeStore("UPDATE record SET status = 0 WHERE id = '7'");
        Write();
        Assert.Equal(1, (await RunAsync("park")).Progress.Rejected);
        await AcceptAsync();
        await RetryAsync();
        Assert.Equal(1, (await RunAsync("park")).Progress.Delivered);
    }

    [Fact]
    public async Task Records_that_are_made_of_arrays_are_delivered_when_they_are_retried()
    {
        const string Flat = "lag: 0s, beatFlat: [l], condition: [[{ field: l, logic: neq, value: none }]]";
        Records(1, i => $$"""{ "id": {{i}}, "no": "a", "l": [{ "n": 1 }] }""");
        await RunAsync("park", source: Flat);
        Write("""{ "id": 101, "no": { "x": 1 }, "l": [{ "n": 1 }] }""", """{ "id": 102, "no": "b", "l": [{ "n": "x" }] }""");
        var report = await RunAsync("park", source: Flat);
        Assert.Equal((1L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        await AcceptAsync();
        await RetryAsync();
        Assert.Equal(1, (await RunAsync("park", source: Flat)).Progress.Delivered);
    }

    [Fact]
    public async Task A_field_that_was_always_null_may_be_missing()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": null }""");
        await RunAsync("park");
        Write("""{ "id": 101 }""");
        Assert.Equal(1, (await RunAsync("park")).Progress.Delivered);
    }

    [Fact]
    public async Task The_next_version_of_the_scheme_accepts_what_was_held_back()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a" }""");
        await RunAsync("park");
        Write("""{ "id": 102, "no": 1 }""");
        Assert.Equal(1, (await RunAsync("park")).Progress.Rejected);
        await RetryAsync();
        Assert.Equal(1, (await RunAsync("park", "# adapted")).Progress.Delivered);
    }

    [Fact]
    public async Task A_run_ends_before_it_stores_a_page_with_fields_that_have_changed()
    {
        Records(1, i => $$"""{ "id": {{i}}, "no": "a" }""");
        await RunAsync("fail");
        Write("""{ "id": 101, "no": "a" }""", """{ "id": 102, "no": 1 }""");
        for (var again = 0; again < 2; again++)
        {
            var report = await RunAsync("fail");
            Assert.Equal((RunStatus.Failed, "QY5024", 0L), (report.Status, report.Fault!.Code, report.Progress.Stored));
            Assert.StartsWith(
                "the fields of the source have changed: in record '102', the field 'no' was text so far and is number here",
                report.Fault.Message.English,
                StringComparison.Ordinal
            );
            Assert.Contains(report.Drift!.Differences, d => d is { Path: "no", IsHeld: true });
        }

        Assert.Empty(Rows());
        Assert.Equal(2, (await RunAsync("fail", "# adapted")).Progress.Delivered);
    }

    [Fact]
    public async Task Elements_that_become_records_are_parked_one_by_one()
    {
        const string Split = "operation: { method: splitArray, arrayKey: l }";
        Records(1, i => $$"""{ "l": [{ "id": {{i}}, "no": "a" }] }""");
        Assert.Equal(60, (await RunAsync("park", source: Split)).Progress.Delivered);
        Write("""{ "l": [{ "id": 101, "no": "a" }, { "id": 102, "no": 1 }] }""");
        var report = await RunAsync("park", source: Split);
        Assert.Equal((1L, 1L), (report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal("l[].no", Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!.Field);
    }

    [Fact]
    public void A_wrong_policy_is_refused() =>
        Assert.Contains(SchemeProblems.Of("scheme: t\ndrift: warn\n" + LocalRun.Source + "\ntarget: { connector: noop, api: noop }"), p =>
            p.Code == "QY1012"
        );

    [Fact]
    public void Names_that_are_data_do_not_grow_the_profile()
    {
        var profile = FieldProfile.Read(null);
        var walk = new ProfileWalk(profile);
        for (var i = 0; i < 2000; i++)
        {
            var stocks = string.Join(',', Enumerable.Range(0, 5).Select(n => $"\"{(i * 5) + n}\": {{ \"qty\": 1 }}"));
            walk.Observe(Encoding.UTF8.GetBytes($$"""{ "id": 1, "stock": { {{stocks}} }, "x": "y" }"""), "1");
        }

        Assert.True(profile.Root.CountBelow() < 60, $"{profile.Root.CountBelow()} fields");
        Assert.NotNull(profile.Root.Find("stock")!.Find("4711")!.Find("qty"));
        Assert.True(profile.Root.Find("stock")!.IsMap);
    }

    [Fact]
    public void A_profile_is_bounded_whatever_the_records_contain()
    {
        var profile = FieldProfile.Read(null);
        var walk = new ProfileWalk(profile);
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            walk.Observe(Encoding.UTF8.GetBytes(Hostile(random, 0).ToJsonString()), $"{i}");
        }

        profile.TakeOver((_, _) => false);
        Assert.InRange(profile.Root.CountBelow(), 1, FieldProfile.MostFields);
        Assert.Equal(FieldProfile.MostFields, profile.Room + profile.Root.CountBelow());
        var text = profile.Write();
        Assert.True(text.Length < 400_000, $"{text.Length} characters");
        Assert.Equal(text, FieldProfile.Read(text).Write());
        walk.Observe(
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[", 30)) + string.Concat(Enumerable.Repeat("]}", 30))),
            "deep"
        );

        static JsonObject Hostile(Random random, int depth) =>
            new(
                Enumerable
                    .Range(0, random.Next(1, 30))
                    .Select(n =>
                        new string((char)random.Next(0x20, 0xD7FF), random.Next(0, 150))
                        + random.Next(100_000).ToString(CultureInfo.InvariantCulture)
                    )
                    .Distinct()
                    .Select(name =>
                        KeyValuePair.Create<string, JsonNode?>(name, depth < 3 && random.Next(3) == 0 ? Hostile(random, depth + 1) : 1)
                    )
            );
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private static string[] Shown(FieldDrift drift) =>
        [
            .. drift
                .Differences.Select(d => $"{d.Kind} {d.Path} : {string.Join('|', d.Before)} > {string.Join('|', d.Now)} ({d.Sample})")
                .Order(StringComparer.Ordinal),
        ];

    private void Records(int first, Func<int, string> record) => Write([.. Enumerable.Range(first, 60).Select(record)]);

    private void Write(params string[] records) => File.WriteAllLines(Path.Combine(run.Folder, "in.jsonl"), records);

    private string[] Rows() => run.Lines("SELECT * FROM t WHERE id > 100 ORDER BY id");

    private Task<RunReport> RunAsync(string policy, string more = "", string source = "lag: 0s")
    {
        if (!File.Exists(Path.Combine(run.Folder, "db.sqlite")))
        {
            run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        }

        return run.RunAsync(
            $$$"""
            scheme: t
            drift: {{{policy}}}
            {{{LocalRun.Source[..^2]}}}, {{{source}}} }
            target:
              connector: mysql
              connection: db
              api: upsert
              request: { table: t, key: id, id: "{{id}}", no: { type: string, value: "{{no}}" } }
            {{{more}}}
            """
        );
    }

    private async Task AcceptAsync()
    {
        await using var store = run.OpenStore();
        Assert.True(
            await new SchemeStates(store, TimeProvider.System).AcceptDriftAsync(
                Caller.OfTerminal,
                "t",
                TestContext.Current.CancellationToken
            )
        );
    }

    private async Task RetryAsync()
    {
        await using var store = run.OpenStore();
        await store.MoveAsync(
            "t",
            new RecordChoice([RecordStatus.Rejected], [], null),
            RecordStatus.Waiting,
            AuditStamp.OfEngine(DateTimeOffset.UtcNow),
            TestContext.Current.CancellationToken
        );
    }
}
