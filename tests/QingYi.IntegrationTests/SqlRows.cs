using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>The rows that the real server has now beside a record, as the real program finds them.</summary>
public sealed class SqlRows(MariaDb database) : IAsyncLifetime
{
    private const string Schema = "beside";
    private readonly DatabaseRun run = new(database, Schema);

    public ValueTask InitializeAsync() => run.PrepareAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Fact]
    public async Task Rows_are_found_by_keys_alone_and_no_table_is_read_through()
    {
        await database.ExecuteAsync(
            """
            CREATE TABLE `单` (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, no VARCHAR(30) COLLATE utf8mb4_bin, at DATETIME(3));
            CREATE TABLE line (id INT AUTO_INCREMENT PRIMARY KEY, bill BIGINT UNSIGNED, sku VARCHAR(20), INDEX (bill, sku));
            CREATE TABLE price (shop INT, code CHAR(20), since DATETIME, amount DECIMAL(12,4), rate DECIMAL(10,2),
              UNIQUE (rate, since, code));
            CREATE TABLE word (bill VARCHAR(20), INDEX (bill));
            INSERT INTO word SELECT seq FROM seq_1_to_4000;
            CREATE TABLE plain (bill BIGINT UNSIGNED, word TEXT, FULLTEXT (word));
            INSERT INTO `单` (no) SELECT seq FROM seq_1_to_4000;
            INSERT INTO line (bill, sku) SELECT seq, 's' FROM seq_1_to_4000;
            INSERT INTO price SELECT 1, seq, '2024-01-01', 1.5, seq FROM seq_1_to_4000;
            SET GLOBAL userstat = 1
            """,
            Schema
        );
        await run.SchemeAsync(
            "source: { connector: files, connection: files, api: jsonl, id: no, request: { path: in.jsonl } }",
            """
            connector: mysql
              connection: db
              api: execute
              request:
                main_params: { no: "{{no}}", rate: "{{rate}}", at: "{{at}}" }
                main_sql: "INSERT INTO `单` (no, at) VALUES (:no, :at)"
                extend_params_1: { sku: "{{lines.sku}}" }
                extend_sql_1: "INSERT INTO line (bill, sku) VALUES (:lastInsertId, :sku)"
                extend_sql_2: "INSERT INTO price (shop, code, since, amount, rate) VALUES (2, :no, :at, '0.5', :rate)"
                extend_sql_3: "INSERT INTO word (bill) VALUES (:lastInsertId)"
                extend_sql_4: "INSERT INTO plain (bill, word) VALUES (:lastInsertId, :no)"
            """,
            "beside"
        );
        const string id = """a'b"\ 😀""";
        var record = new JsonObject
        {
            ["no"] = id,
            ["rate"] = "12345678.90",
            ["at"] = "2024-06-05 10:11:12",
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "x" }, new JsonObject { ["sku"] = "y" }),
        };
        await run.RecordsAsync([record.ToJsonString()]);
        Assert.Equal(1, (long)(await run.RunAsync(0))["delivered"]!);
        await database.ExecuteAsync("FLUSH TABLE_STATISTICS", Schema);

        var tables = (await FindAsync(id)).ToDictionary(t => (string)t["table"]!);
        Assert.Equal(["单", "line", "price", "word", "plain"], tables.Keys);
        var key = (long)tables["单"]["rows"]![0]!["id"]!;
        Assert.Equal(id, (string?)tables["单"]["rows"]![0]!["no"]);
        Assert.Equal("2024-06-05 10:11:12", (string?)tables["单"]["rows"]![0]!["at"]);
        Assert.Equal(["x", "y"], tables["line"]["rows"]!.AsArray().Select(r => (string?)r!["sku"]));
        Assert.Equal($$"""{"bill":{{key}}}""", tables["line"]["keys"]![0]!.ToJsonString());
        Assert.Equal("12345678.90", tables["price"]["rows"]!.AsArray().Single()!["rate"]!.ToJsonString());
        Assert.Equal($"{key}", (string?)tables["word"]["rows"]!.AsArray().Single()!["bill"]);
        Assert.Contains(
            "no index of plain begins with the column 'bill'",
            (string?)tables["plain"]["limitation"],
            StringComparison.Ordinal
        );
        var read = await database.QueryAsync(
            $"SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = '{Schema}'",
            Schema
        );
        Assert.InRange(Convert.ToInt64(read[0][0], System.Globalization.CultureInfo.InvariantCulture), 4, 20);

        // Somebody has added lines and deleted the head since.
        await database.ExecuteAsync(
            $"INSERT INTO line (bill, sku) SELECT {key}, seq FROM seq_1_to_200; DELETE FROM `单` WHERE id = {key}",
            Schema
        );
        tables = (await FindAsync(id)).ToDictionary(t => (string)t["table"]!);
        Assert.Empty(tables["单"]["rows"]!.AsArray());
        Assert.Equal((100, true), (tables["line"]["rows"]!.AsArray().Count, (bool)tables["line"]["hasMore"]!));

        await database.ExecuteAsync("DROP TABLE price", Schema);
        tables = (await FindAsync(id)).ToDictionary(t => (string)t["table"]!);
        Assert.Contains("the table price does not exist", (string?)tables["price"]["limitation"], StringComparison.Ordinal);
    }

    private async Task<IEnumerable<JsonNode>> FindAsync(string id)
    {
        var (exit, output, errors) = await QingYiProcess.RunAsync([
            "records",
            "show",
            "beside",
            id,
            "--target",
            "--env",
            Path.Combine(run.Folder, "env.yaml"),
            "--state",
            run.State,
            "--lang",
            "en",
        ]);
        Assert.True(exit == 0, errors);
        return JsonNode.Parse(output)!["target"]!["tables"]!.AsArray().Select(t => t!);
    }
}
