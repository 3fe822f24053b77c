using System.Text.Json.Nodes;
using QingYi.Engine.Values;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The rows that a target has now beside a record, as <c>records show --target</c> finds them.</summary>
public sealed class RowsOfRecords : IDisposable
{
    private const string Source = "source: { connector: files, connection: drop, api: jsonl, id: no, request: { path: bills.jsonl } }";

    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-rows").FullName;

    public RowsOfRecords()
    {
        Write("bills.jsonl", """{"no":"A'1 😀","kind":"x","at":"2024-06-05 10:11:12","lines":[{"sku":"a"},{"sku":"b"}]}""");
        Write(
            "setup.sql",
            """
            CREATE TABLE IF NOT EXISTS d.bill (id INTEGER PRIMARY KEY, no VARCHAR(20));
            CREATE TABLE IF NOT EXISTS d.line (bill INTEGER, sku TEXT, price DECIMAL(10,2) DEFAULT 1.50);
            CREATE INDEX IF NOT EXISTS d.line_bill ON line (bill);
            CREATE TABLE IF NOT EXISTS d.note (bill INTEGER, sku TEXT);
            CREATE TABLE IF NOT EXISTS d.day (at DATETIME, kind TEXT, PRIMARY KEY (kind, at)) WITHOUT ROWID;
            """
        );
        Write(
            "environment.yaml",
            $"connections:\n  drop: {{ connector: files, folder: '{folder}' }}\n  db: {{ connector: sqlite, attach: {{ d: '"
                + $"{folder}/d.db' }}, setup: '{folder}/setup.sql' }}\n"
        );
        Write(
            "bills.yaml",
            $$$"""
            scheme: bills
            {{{Source}}}
            target:
              connector: sqlite
              connection: db
              api: execute
              request:
                main_params: { no: "{{no}}", kind: "{{kind}}", at: "{{at}}" }
                main_sql: "INSERT INTO d.bill (no) VALUES (:no)"
                extend_params_1: { bill: ":lastInsertId", sku: "{{lines.sku}}" }
                extend_sql_1: "INSERT INTO d.line (bill, sku) VALUES (:bill, :sku)"
                extend_params_2: { bill: ":lastInsertId", sku: "{{lines.sku}}" }
                extend_sql_2: "INSERT INTO d.note (bill, sku) VALUES (:bill, :sku)"
                extend_sql_3: "INSERT INTO d.day (kind, at) VALUES (:kind, :at)"
                extend_sql_4: "UPDATE d.note SET sku = 'n' WHERE bill = :lastInsertId AND sku = :no"
            """
        );
        Write(
            "rejected.yaml",
            $$$"""
            scheme: rejected
            {{{Source}}}
            target: { connector: sqlite, connection: db, api: insert, request: { table: d.bill, no: "{{kind|datetime}}" } }
            """
        );
        Write(
            "grouped.yaml",
            $$$"""
            scheme: grouped
            {{{Source}}}
            target:
              connector: sqlite
              connection: db
              api: execute
              groupCalculate: { headerGroup: [ kind ], bodyName: lines, bodyGroup: [ no ] }
              request: { main_params: { no: "{{kind}}" }, main_sql: "INSERT INTO d.bill (no) VALUES (:no)" }
            """
        );
        Write("noop.yaml", $"scheme: noop\n{Source}\ntarget: {{ connector: noop, connection: nothing, api: noop }}\n");
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task Rows_are_found_by_their_keys_or_it_is_said_why_not(string golden, string language)
    {
        File.AppendAllText(Path.Combine(folder, "environment.yaml"), "  nothing: { connector: noop }\n");
        var lines = new List<string>();
        foreach (var scheme in new[] { "bills", "rejected", "grouped", "noop" })
        {
            await RunAsync("run", $"{scheme}.yaml", "--env", "environment.yaml");
            lines.Add($"# {scheme}");
            lines.AddRange(Lines(await FindAsync(scheme, language)));
        }

        // Somebody has changed the rows since.
        SqliteFile.Query(Path.Combine(folder, "d.db"), "DELETE FROM bill; UPDATE line SET sku = 'c' WHERE sku = 'b'; DELETE FROM day");
        lines.Add("# changed");
        lines.AddRange(Lines(await FindAsync("bills", language)));
        Write("environment.yaml", $"connections:\n  drop: {{ connector: files, folder: '{folder}' }}\n");
        lines.Add("# no-connection");
        lines.AddRange(Lines(await FindAsync("bills", language)));
        Golden.Check($"Approved/commands/{golden}rows-of-records.txt", string.Join('\n', lines));
    }

    [Fact]
    public async Task A_target_that_does_not_answer_is_an_error_beside_the_record()
    {
        await RunAsync("run", "bills.yaml", "--env", "environment.yaml");
        var broken = File.ReadAllText(Path.Combine(folder, "environment.yaml")).Replace("setup.sql", "no.sql", StringComparison.Ordinal);
        Write("environment.yaml", broken);
        var (exit, output, errors) = await RunAsync("records", "show", "bills", "A'1 😀", "--target", "--env", "environment.yaml");
        Assert.Equal((3, "delivered"), (exit, (string?)JsonNode.Parse(output)!["status"]));
        Assert.Contains("error QY5019: db: ", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("records", "show", "bills", "A'1 😀", "--target", "--env", "nowhere")).Exit);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Lines(JsonNode target)
    {
        yield return $"connection {target["connection"]}: {target["limitation"]}";
        foreach (var table in target["tables"]!.AsArray().Select(t => t!))
        {
            yield return $"{table["table"]} {Text(table["keys"])} {Text(table["rows"])} {table["hasMore"]} {table["limitation"]}".TrimEnd();
        }
    }

    private static string Text(JsonNode? node) =>
        string.Join(' ', node!.AsArray().Select(n => JsonText.WithEmoji(n!.ToJsonString(JsonText.OneLine))));

    private async Task<JsonNode> FindAsync(string scheme, string language)
    {
        var (exit, output, errors) = await RunAsync(
            "records",
            "show",
            scheme,
            "A'1 😀",
            "--target",
            "--env",
            "environment.yaml",
            "--lang",
            language
        );
        Assert.True(exit == 0, errors);
        return JsonNode.Parse(output)!["target"]!;
    }

    private Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments) => QingYiProgram.RunAsync(folder, arguments);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
