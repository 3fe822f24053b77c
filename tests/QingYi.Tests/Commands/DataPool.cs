using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The commands that read the store and correct its records, as an operator enters them one after another.</summary>
public sealed class DataPool : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-pool").FullName;

    public DataPool()
    {
        Write("lines.csv", "no,qty\nA,1\nB,x\nC,3\n");
        Write("setup.sql", "CREATE TABLE IF NOT EXISTS d.line (no TEXT, qty INTEGER CHECK (typeof(qty) = 'integer'));");
        Write(
            "environment.yaml",
            $"connections:\n  drop: {{ connector: files, folder: '{folder}' }}\n  db: {{ connector: sqlite, attach: {{ d: '"
                + $"{folder}/d.db' }}, setup: '{folder}/setup.sql' }}\n"
        );
        Write(
            "scheme.yaml",
            """
            scheme: pool
            source: { connector: files, connection: drop, api: csv, id: no, request: { path: lines.csv } }
            target: { connector: sqlite, connection: db, api: execute, request: { main_params: { no: "{{no}}", qty: "{{qty}}" },
              main_sql: "INSERT INTO d.line (no, qty) VALUES (:no, :qty)" } }
            """
        );
    }

    [Fact]
    public async Task A_rejected_record_is_looked_at_and_delivered_once_its_target_takes_it()
    {
        Assert.Equal(1, (await RunAsync("run", "scheme.yaml", "--env", "environment.yaml")).Exit);
        var shown = JObject.Parse((await RunAsync("records", "show", "pool", "B")).Output);
        Assert.Equal(("rejected", "x", 1), ((string?)shown["status"], (string?)shown["content"]!["qty"], (int)shown["attempts"]!));
        Assert.NotNull((string?)shown["message"]);

        Assert.Contains("pool: 1 → waiting", (await RunAsync("records", "retry", "scheme.yaml", "B")).Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), await CountsAsync("rejected", "attempts", 2));
        Assert.Contains("1 → skipped", (await RunAsync("records", "skip", "pool", "--all")).Output, StringComparison.Ordinal);
        var (exit, output, _) = await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--output", "json");
        Assert.Equal((0, "succeeded", 0), (exit, (string?)JObject.Parse(output)["status"], (int)JObject.Parse(output)["delivered"]!));

        Assert.Contains("1 → waiting", (await RunAsync("records", "resend", "pool", "A")).Output, StringComparison.Ordinal);
        Assert.Equal(
            1,
            (int)JObject.Parse((await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--output", "json")).Output)["delivered"]!
        );

        var runs = JArray.Parse((await RunAsync("runs", "pool", "--output", "json")).Output);
        Assert.Equal(["succeeded", "succeeded", "rejected", "rejected"], runs.Select(r => (string?)r["status"]));
        var state = JObject.Parse((await RunAsync("state", "show", "pool", "--output", "json")).Output);
        Assert.Equal(
            (3, 1),
            ((int)state["records"]!["delivered"]! + (int)state["records"]!["skipped"]!, (int)state["records"]!["skipped"]!)
        );
        Assert.Equal(
            ["1 Delivered → Waiting, id A", "1 Rejected → Skipped", "1 Rejected/Parked/Skipped → Waiting, id B"],
            state["audit"]!.Select(a => (string?)a["action"])
        );

        async Task<(int Exit, int Count)> CountsAsync(string status, string field, int value)
        {
            var run = await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
            var listed = JArray.Parse((await RunAsync("records", "pool", "--status", status, "--output", "json")).Output);
            return (run.Exit, listed.Count(r => (int)r[field]! == value));
        }
    }

    [Fact]
    public async Task A_rejected_record_is_corrected_by_hand_and_all_records_are_exported()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Write("right.json", """{"no":"B","qty":"2"}""");
        Assert.Contains(
            "B → waiting",
            (await RunAsync("records", "edit", "pool", "B", "--content", "right.json")).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync("run", "scheme.yaml", "--env", "environment.yaml")).Exit);
        Write("another.json", """{"no":"C","qty":"2"}""");
        Write("shorter.json", """{"no":"","qty":"2"}""");
        foreach (var other in new[] { "another.json", "shorter.json" })
        {
            var kept = await RunAsync("records", "edit", "pool", "A", "--content", other);
            Assert.True(
                kept.Exit == 2
                    && kept.Errors.Contains("but the record's is 'A'. Keep the id. Nothing was changed.", StringComparison.Ordinal),
                kept.Errors
            );
        }

        var refused = await RunAsync("records", "edit", "pool", "B", "--content", "right.json");
        Assert.True(
            refused.Exit == 2
                && refused.Errors.Contains("is delivered; only a record that is not delivered can be edited", StringComparison.Ordinal),
            refused.Errors
        );
        var lines = (await RunAsync("records", "export", "pool"))
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(JObject.Parse)
            .ToList();
        Assert.Equal(
            ["A 1 delivered", "B 2 delivered", "C 3 delivered"],
            lines.Select(l => $"{l["id"]} {l["content"]!["qty"]} {l["status"]}")
        );
        var shown = JObject.Parse((await RunAsync("records", "show", "pool", "B")).Output);
        Assert.Equal(
            ["fetched", "sent", "delivered"],
            shown["story"]!.Select(e => (string?)e["what"]).Where(w => w is "fetched" or "sent" or "delivered")
        );
        Assert.Contains("edited", shown["story"]!.Select(e => (string?)e["what"]));
        Assert.Equal("2", (string?)shown["rendered"]!["statements"]![0]!["params"]![1]);
    }

    [Fact]
    public async Task A_record_that_the_condition_dropped_is_explained()
    {
        var text = File.ReadAllText(Path.Combine(folder, "scheme.yaml"))
            .Replace("id: no,", "id: no, condition: [[{ field: qty, logic: neq, value: '3' }]],", StringComparison.Ordinal);
        Write("scheme.yaml", text);
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        var dropped = JObject.Parse((await RunAsync("explain", "pool", "C", "--output", "json")).Output);
        Assert.Equal("dropped", (string?)dropped["verdict"]);
        Assert.Contains("because this does not hold: qty neq '3' ('3').", (string?)dropped["answer"], StringComparison.Ordinal);
        var missing = JObject.Parse((await RunAsync("explain", "scheme.yaml", "D", "--output", "json")).Output);
        Assert.Equal("missing", (string?)missing["verdict"]);
        Assert.Contains("drops", missing["points"]!.Select(p => (string?)p["kind"]));

        // The content of a delivered record changes so that the condition drops it.
        Write("lines.csv", "no,qty\nA,3\n");
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        var delivered = JObject.Parse((await RunAsync("explain", "pool", "A", "--output", "json")).Output);
        Assert.Equal(("delivered", "dropped"), ((string?)delivered["verdict"], (string?)delivered["points"]![0]!["kind"]));
    }

    [Fact]
    public async Task Records_are_found_by_a_field_of_their_content()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        var (exit, output, errors) = await RunAsync("records", "pool", "--field", "qty=3", "--output", "json");
        Assert.Equal((0, "C"), (exit, (string?)Assert.Single(JArray.Parse(output))["id"]));
        Assert.Contains("3 records compared.", errors, StringComparison.Ordinal);
        var newest = await RunAsync("records", "pool", "--field", "gone=", "--newest", "--limit", "2", "--output", "json");
        Assert.Equal(["C", "B"], JArray.Parse(newest.Output).Select(r => (string?)r["id"]));
        var rejected = await RunAsync("records", "pool", "--field", "qty=3", "--status", "rejected", "--output", "json");
        Assert.Empty(JArray.Parse(rejected.Output));
        Assert.Equal(2, (await RunAsync("records", "pool", "--field", "qty")).Exit);
    }

    [Fact]
    public async Task A_store_is_checked_and_copied_and_what_no_step_would_move_on_is_named()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Assert.Equal(0, (await RunAsync("state", "check")).Exit);
        Assert.Equal(0, (await RunAsync("state", "backup", "copy.db")).Exit);
        var twice = await RunAsync("state", "backup", "copy.db");
        Assert.True(twice.Exit == 3 && twice.Errors.Contains("error QY5017", StringComparison.Ordinal), twice.Errors);
        SqliteFile.Query(Path.Combine(folder, ".qingyi", "store.db"), "DELETE FROM rejection; UPDATE record SET status = 5 WHERE id = 'A'");
        var broken = await RunAsync("state", "check");
        Assert.Equal(3, broken.Exit);
        Assert.Contains(
            "error QY5018: pool: record A has the status delivering and belongs to no open delivery",
            broken.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("error QY5018: pool: record B is rejected without a cause", broken.Errors, StringComparison.Ordinal);
        File.Copy(Path.Combine(folder, "copy.db"), Path.Combine(folder, ".qingyi", "store.db"), overwrite: true);
        Assert.Equal(0, (await RunAsync("state", "check")).Exit);
        Assert.Equal(0, (await RunAsync("run", "scheme.yaml", "--env", "environment.yaml")).Exit);
        Assert.Equal(
            ["A", "C"],
            SqliteFile.Query(Path.Combine(folder, "d.db"), "SELECT no FROM line ORDER BY 1").Select(r => (string?)r[0])
        );
    }

    [Fact]
    public async Task What_is_not_possible_is_said_and_changes_nothing()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        foreach (
            var (wrong, said) in new (string[], string)[]
            {
                (["records", "retry", "pool"], "which records?"),
                (
                    ["records", "retry", "pool", "A", "B"],
                    "the record 'A' is delivered; 'retry' applies to records that are rejected, parked, skipped. Nothing was changed."
                ),
                (["records", "retry", "pool", "Z"], "has no record with the id 'Z'"),
                (["records", "show", "poll", "A"], "the store has no scheme 'poll'. Did you mean 'pool'?"),
                (["records", "skip", "pool", "--status", "delivered"], "Choose one of: rejected, parked, waiting."),
                (["records", "resend", "pool", "--code", "QY3203"], "has no record with the id '--code'"),
                (["records", "retry", "environment.yaml", "A"], "environment.yaml names no scheme. "),
                (["state", "set", "pool", "--watermark", "2999-01-01"], "is later than now"),
                (["state", "set", "pool", "--watermark", "soon"], "--watermark: 'soon' is not a time"),
                (["state", "reset", "pool"], "this deletes 3 records of 'pool'"),
                (["runs", "--state", "nowhere"], "there is no store in"),
            }
        )
        {
            var (exit, output, errors) = await RunAsync(wrong);
            Assert.Equal((2, ""), (exit, output));
            Assert.Contains(said, errors, StringComparison.Ordinal);
        }

        Assert.Empty(JObject.Parse((await RunAsync("state", "show", "pool", "--output", "json")).Output)["audit"]!);
    }

    [Fact]
    public async Task A_scheme_whose_records_would_get_other_names_is_refused_until_its_state_is_reset()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Write(
            "scheme.yaml",
            File.ReadAllText(Path.Combine(folder, "scheme.yaml")).Replace("id: no,", "id: qty,", StringComparison.Ordinal)
        );
        var (exit, _, errors) = await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Assert.Equal(3, exit);
        Assert.Contains("error QY5014: the scheme 'pool' identifies its records differently", errors, StringComparison.Ordinal);
        var (dryExit, _, dryErrors) = await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--dry-run");
        Assert.Equal(3, dryExit);
        Assert.Contains("QY5014", dryErrors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("state", "reset", "scheme.yaml", "--yes")).Exit);
        var again = JObject.Parse((await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--output", "json")).Output);
        Assert.Equal((3, 2), ((int)again["stored"]!, (int)again["delivered"]!));
        Assert.Equal("QY5014", (string?)JArray.Parse((await RunAsync("runs", "--output", "json")).Output)[1]["fault"]!["code"]);
    }

    [Fact]
    public async Task Nothing_stays_unread_after_a_reset()
    {
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--from", "2024-01-01", "--to", "2024-01-02");
        await RunAsync("state", "set", "pool", "--watermark", "2024-03-01 08:00:00");
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Assert.Contains(
            "the next run reads from 2024-03-01 07:55:00 (Asia/Shanghai)",
            (await RunAsync("state", "reset", "pool", "--yes")).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "2024-02-29T23:50:00Z",
            (string?)JsonNode.Parse((await RunAsync("run", "scheme.yaml", "--env", "environment.yaml", "--output", "json")).Output)!["from"]
        );
    }

    [Fact]
    public async Task The_zone_of_a_scheme_that_is_named_by_its_id_is_that_of_the_text_which_ran_last()
    {
        Write("scheme.yaml", "timezone: Asia/Tokyo\n" + File.ReadAllText(Path.Combine(folder, "scheme.yaml")));
        await RunAsync("run", "scheme.yaml", "--env", "environment.yaml");
        Assert.Contains(
            "2024-03-01 08:00:00 (Asia/Tokyo)",
            (await RunAsync("state", "set", "pool", "--watermark", "2024-03-01 08:00:00")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2024-02-29T23:00:00+00:00",
            (await RunAsync("state", "show", "pool", "--output", "json")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_record_of_a_bill_is_not_delivered_alone()
    {
        Write(
            "scheme.yaml",
            """
            scheme: pool
            source: { connector: files, connection: drop, api: csv, id: no, request: { path: lines.csv } }
            target:
              connector: sqlite
              connection: db
              api: execute
              groupCalculate: { headerGroup: [ kind ], bodyName: lines, bodyGroup: [ no ] }
              request: { main_params: { no: "{{kind}}", qty: "1" }, main_sql: "INSERT INTO d.line (no, qty) VALUES (:no, :qty)" }
            """
        );
        Write("lines.csv", "no,kind\nA,x\nB,x\n");
        Assert.Equal(0, (await RunAsync("run", "scheme.yaml", "--env", "environment.yaml")).Exit);
        var (exit, _, errors) = await RunAsync("records", "resend", "pool", "A");
        Assert.Equal(2, exit);
        Assert.Contains("one record alone would become a document of its own", errors, StringComparison.Ordinal);
        Assert.Contains("2 → waiting", (await RunAsync("records", "resend", "pool", "--all")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) => QingYiProgram.RunAsync(folder, arguments);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
