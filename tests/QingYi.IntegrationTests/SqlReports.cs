using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>
/// Reports of users of other tools about connecting a database, reduced to small tests against the real server and the real program.
/// </summary>
public sealed class SqlReports(MariaDb database) : IAsyncLifetime
{
    private const string Files = "source: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl } }";
    private readonly DatabaseRun run = new(database, "reports");

    public ValueTask InitializeAsync() => run.PrepareAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Theory]
    [InlineData("INSERT INTO line (no, goods_id, qty) VALUES (:no, (SELECT id FROM goods WHERE sku = :c), :q)", "7 8")]
    [InlineData("INSERT INTO line (no, goods_id, qty) SELECT :no, id, :q FROM goods WHERE sku = :c", "7 8")]
    [InlineData("INSERT INTO line (no, goods_id) VALUES (:no, (SELECT id FROM goods WHERE code = :c))", "7 8")]
    [InlineData("INSERT INTO line (no, goods_id) VALUES (:no, (SELECT g.id FROM goods g WHERE g.code = :c))", "7 8")]
    [InlineData(
        "INSERT INTO line (no, goods_id) VALUES (:no, (SELECT MIN(id) FROM goods WHERE code = CONCAT('00', :c))) ON "
            + "DUPLICATE KEY UPDATE code = :q",
        "9 "
    )]
    [InlineData("INSERT INTO line SET no = :no, goods_id = (SELECT id FROM goods WHERE code = :c)", "7 8")]
    [InlineData("UPDATE line l SET l.goods_id = (SELECT id FROM goods WHERE code = :c) WHERE l.no = :no", "7 8")]
    [InlineData("DELETE FROM line WHERE no = :no AND goods_id NOT IN (SELECT id FROM goods WHERE code = :c)", "")]
    public async Task A_parameter_that_is_compared_with_another_table_has_nothing_of_a_column_of_the_target(string sql, string expected)
    {
        await database.ExecuteAsync(
            """
            CREATE OR REPLACE TABLE goods (id INT PRIMARY KEY, sku VARCHAR(20), code VARCHAR(20));
            INSERT INTO goods VALUES (7, 'G1', 'G1'), (8, 'G2', 'G2'), (9, '00G1', '00G1');
            CREATE OR REPLACE TABLE line (no INT PRIMARY KEY, goods_id INT, qty DECIMAL(10,2), code INT);
            """,
            "reports"
        );
        await database.ExecuteAsync(
            sql.StartsWith("INSERT", StringComparison.Ordinal) ? "DO 0" : "INSERT INTO line VALUES (1, 99, 0, 0), (2, 99, 0, 0)",
            "reports"
        );
        await RecordsAsync("""{"id":1,"code":"G1","q":2}""", """{"id":2,"code":"G2","q":0.5}""");
        var report = await RunAsync(
            Files,
            $"api: execute\n  request: {{ main_params: {{ no: '{{{{id}}}}', c: '{{{{code}}}}', q: '{{{{q}}}}' }}, main_sql: \"{sql}\" }}"
        );
        Assert.Equal(2L, (long)report["delivered"]!);
        Assert.Equal(
            expected,
            string.Join(' ', (await database.QueryAsync("SELECT goods_id FROM line ORDER BY no", "reports")).Select(r => r[0]))
        );
    }

    [Fact]
    public async Task A_code_that_looks_like_a_number_stays_a_text_in_a_look_up()
    {
        await database.ExecuteAsync(
            "CREATE OR REPLACE TABLE parts (id INT PRIMARY KEY, code VARCHAR(20)); INSERT INTO parts VALUES (5, '7'), (6, "
                + "'007'); CREATE OR REPLACE TABLE line (no INT PRIMARY KEY, goods_id INT, code INT)",
            "reports"
        );
        await RecordsAsync("""{"id":31,"code":"007"}""");
        await RunAsync(
            Files,
            "api: execute\n  request: { main_params: { no: '{{id}}', c: '{{code}}' }, main_sql: \"INSERT INTO line (no, "
                + "goods_id) VALUES (:no, (SELECT MIN(id) FROM parts WHERE code = :c))\" }"
        );
        Assert.Equal(6, (await database.QueryAsync("SELECT goods_id FROM line", "reports"))[0][0]);
    }

    [Fact]
    public async Task Bits_are_copied_and_taken_from_flags()
    {
        await database.ExecuteAsync(
            "CREATE OR REPLACE TABLE a (id INT PRIMARY KEY, b1 BIT(1), b64 BIT(64)); INSERT INTO a VALUES (1, b'1', 5), (2, "
                + "b'0', 18446744073709551615), (3, NULL, 129); CREATE OR REPLACE TABLE b LIKE a; CREATE OR REPLACE TABLE c LIKE a",
            "reports"
        );
        Assert.Equal(
            3L,
            (long)
                (
                    await RunAsync(
                        "source: { connector: mysql, connection: db, api: select, id: id, request: { main_sql: 'SELECT * FROM a' } }",
                        "api: upsert\n  request: { table: b, key: id, id: '{{id}}', b1: '{{b1}}', b64: '{{b64}}' }"
                    )
                )["delivered"]!
        );
        Assert.Empty(
            await database.QueryAsync(
                "SELECT * FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE b.id = a.id AND b.b1 <=> a.b1 AND b.b64 = a.b64)",
                "reports"
            )
        );
        await RecordsAsync("""{"id":1,"b":true}""", """{"id":2,"b":0}""", """{"id":3,"b":"1"}""", """{"id":4,"b":""}""");
        Assert.Equal(
            4L,
            (long)(await RunAsync(Files, "api: insert\n  request: { table: c, id: '{{id}}', b1: '{{b}}' }", "flags"))["delivered"]!
        );
        Assert.Equal(
            "1 0 1 ",
            string.Join(' ', (await database.QueryAsync("SELECT CAST(b1 AS UNSIGNED) FROM c ORDER BY id", "reports")).Select(r => r[0]))
        );
    }

    [Fact]
    public async Task Dates_that_are_none_are_read_as_the_server_holds_them()
    {
        await database.ExecuteAsync(
            "SET sql_mode = 'ALLOW_INVALID_DATES'; CREATE OR REPLACE TABLE d (id INT PRIMARY KEY, a DATE, b DATETIME); "
                + "INSERT INTO d VALUES (1, '2024-06-05', '2024-06-05 10:11:12'), (2, '0000-00-00', '0000-00-00 00:00:00'), (3, "
                + "'2025-00-15', NULL), (4, '2024-06-05', '2025-02-31 10:00:00'), (5, '0000-12-19', NULL)",
            "reports"
        );
        await RunAsync(
            "source: { connector: mysql, connection: db, api: select, id: id, request: { key: id, main_sql: 'SELECT * FROM d' } }",
            "api: jsonl\n  request: { path: o.jsonl, a: '{{a}}', b: '{{b}}' }",
            target: "connector: files\n  connection: files"
        );
        Assert.Equal(
            [
                """{"a":"2024-06-05","b":"2024-06-05 10:11:12"}""",
                "{}",
                """{"a":"2025-00-15"}""",
                """{"a":"2024-06-05","b":"2025-02-31 10:00:00"}""",
                """{"a":"0000-12-19"}""",
            ],
            await File.ReadAllLinesAsync(Path.Combine(run.Folder, "o.jsonl"), TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("INSERT INTO p (id, d) VALUES (:id, :d)", "1526")]
    [InlineData("INSERT INTO t (id, d) VALUES (:id, STR_TO_DATE(CONCAT(:j, ''), '%Y-%m-%d'))", "1411")]
    [InlineData("INSERT INTO v (id, q) VALUES (:id, :q)", "1369")]
    [InlineData("INSERT INTO t (id, v) VALUES (:id, JSON_VALUE(JSON_EXTRACT(:j, '$'), '$.a'))", "4038")]
    [InlineData("INSERT INTO t (id, q) VALUES (:id, IF(:q < 5, 1, (SELECT 1 UNION SELECT 2)))", "1242")]
    public async Task One_row_that_the_server_refuses_in_its_own_words_does_not_stop_the_others(string sql, string code)
    {
        await database.ExecuteAsync(
            """
            DROP VIEW IF EXISTS v;
            CREATE OR REPLACE TABLE p (id INT, d DATE, PRIMARY KEY (id, d)) PARTITION BY RANGE COLUMNS(d) (PARTITION p1
              VALUES LESS THAN ('2025-01-01'));
            CREATE OR REPLACE TABLE t (id INT PRIMARY KEY, d DATE, v VARCHAR(20), q INT);
            CREATE VIEW v AS SELECT id, q FROM t WHERE q < 5 WITH CHECK OPTION;
            """,
            "reports"
        );
        var isJson = code == "4038";
        await RecordsAsync(
            $$"""{"id":1,"d":"2024-06-05","j":"{{(isJson ? "[1]" : "2024-06-05")}}","q":1}""",
            """{"id":2,"d":"2026-06-05","j":"05/06/24 {","q":9}""",
            $$"""{"id":3,"d":"2024-06-07","j":"{{(isJson ? "[2]" : "2024-06-07")}}","q":2}"""
        );
        var report = await RunAsync(
            Files,
            "api: execute\n  request: { main_params: { id: '{{id}}', d: '{{d}}', j: '{{j}}', q: '{{q}}' }," + $" main_sql: \"{sql}\" }}",
            exit: 1
        );
        Assert.Equal((2L, 1L), ((long)report["delivered"]!, (long)report["rejected"]!));
        var (_, listed, _) = await QingYiProcess.RunAsync("records", "t", "--status", "rejected", "--state", run.State, "--output", "json");
        Assert.Equal(("2", code), ((string?)JsonNode.Parse(listed)![0]!["id"], (string?)JsonNode.Parse(listed)![0]!["code"]));
    }

    [Fact]
    public async Task An_error_that_says_of_itself_nothing_and_befalls_every_document_is_the_schemes()
    {
        await database.ExecuteAsync("CREATE OR REPLACE TABLE t (id INT PRIMARY KEY, q INT)", "reports");
        await RecordsAsync([.. Enumerable.Range(1, 60).Select(i => $$"""{"id":{{i}}}""")]);
        var report = await RunAsync(
            Files,
            "api: execute\n  request: { main_params: { id: '{{id}}' }, main_sql: \"INSERT INTO t (id, q) VALUES (:id, "
                + "(SELECT 1 UNION SELECT 2))\" }",
            exit: 3
        );
        Assert.Equal(("QY5002", 0L), ((string?)report["fault"]!["code"], (long)report["rejected"]!));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Shanghai")]
    public async Task A_time_without_a_zone_is_copied_as_it_is(string zone)
    {
        await database.ExecuteAsync(
            "CREATE OR REPLACE TABLE a (id INT PRIMARY KEY, a DATETIME); INSERT INTO a VALUES (1, '2024-03-10 01:30:00'), (2,"
                + " '2024-03-10 02:30:00'), (3, '1940-06-01 00:00:00'), (4, '1988-04-17 02:30:00'); CREATE OR REPLACE TABLE b LIKE "
                + "a; CREATE OR REPLACE TABLE c LIKE a",
            "reports"
        );
        const string Source =
            "source: { connector: mysql, connection: db, api: select, id: id, request: { key: id, main_sql: 'SELECT * FROM a' } }";
        await RunAsync($"timezone: {zone}\n{Source}", "api: upsert\n  request: { table: b, key: id, id: '{{id}}', a: '{{a}}' }");
        await RunAsync(
            $"timezone: {zone}\n{Source}",
            "api: upsert\n  request: { table: c, key: id, id: '{{id}}', a: '{{a|datetime}}' }",
            "formatted"
        );
        Assert.Empty(
            await database.QueryAsync(
                "SELECT a.id FROM a LEFT JOIN b USING (id, a) LEFT JOIN c USING (id, a) WHERE b.id IS NULL OR c.id IS NULL",
                "reports"
            )
        );
    }

    [Fact]
    public async Task A_column_that_the_database_calculates_is_named_with_what_to_do()
    {
        await database.ExecuteAsync(
            "CREATE OR REPLACE TABLE t (id INT PRIMARY KEY, q INT, total INT GENERATED ALWAYS AS (q * 2) STORED)",
            "reports"
        );
        await RecordsAsync("""{"id":1,"q":2,"t":4}""");
        var report = await RunAsync(
            Files,
            "api: upsert\n  request: { table: t, key: id, id: '{{id}}', q: '{{q}}', total: '{{t}}' }",
            exit: 3
        );
        Assert.Contains("'total'", (string)report["fault"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("Leave the column out of the request: the database calculates it.", (string?)report["fault"]!["nextStep"]);
    }

    private Task RecordsAsync(params string[] lines) => run.RecordsAsync(lines);

    private async Task<JsonNode> RunAsync(
        string source,
        string api,
        string id = "t",
        int exit = 0,
        string target = "connector: mysql\n  connection: db"
    )
    {
        await run.SchemeAsync(source, $"{target}\n  {api}", id);
        return await run.RunAsync(exit);
    }
}
