using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>The apis of a database other than execute, against the real server and the real program.</summary>
public sealed class SqlApis(MariaDb database) : IAsyncLifetime
{
    private readonly DatabaseRun run = new(database, "apis");

    public ValueTask InitializeAsync() => run.PrepareAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Theory]
    [InlineData("main_sql: 'SELECT * FROM a'")]
    [InlineData("main_sql: 'SELECT * FROM a', key: id")]
    [InlineData("main_sql: 'SELECT * FROM a ORDER BY id LIMIT :n OFFSET :o', n: '{{PAGINATION_PAGE_SIZE}}', o: '{{PAGINATION_START_ROW}}'")]
    public async Task Rows_of_every_type_come_from_one_table_into_another_unchanged(string request)
    {
        const string Columns =
            "id BIGINT PRIMARY KEY, big BIGINT UNSIGNED, price DECIMAL(38,10), ratio DOUBLE, name VARCHAR(200), day DATE, at "
            + "DATETIME(6), span TIME, flag TINYINT(1), note TEXT, js JSON, b VARBINARY(16), qty DECIMAL(28,6), n INT, code "
            + "CHAR(8), made DATETIME";
        await database.ExecuteAsync(
            $"DROP TABLE IF EXISTS a; DROP TABLE IF EXISTS b; CREATE TABLE a ({Columns}) CHARACTER SET utf8mb4; CREATE TABLE "
                + $"b ({Columns}) CHARACTER SET utf8mb4",
            "apis"
        );
        await database.ExecuteAsync(
            """
            INSERT INTO a SELECT seq, 18446744073709551615 - seq, 1234567890123456789012345678.0123456789, seq / 7, CONCAT('O''Brien "',
              seq, '" 😀\\ \n'), '2024-02-29', '2024-06-05 10:11:12.5', '10:11:12', seq % 2, IF(seq % 3 = 0, NULL, ''), '{"a": [1, "x"]}',
              NULL, -9999999999999999999999.990000 + seq, -seq, CONCAT('码', seq), '2024-06-05 00:00:00' FROM seq_1_to_700
            """,
            "apis"
        );
        await SchemeAsync(
            "source: { connector: mysql, connection: db, api: select, id: id, pagination: { pageSize: 150 }, request: { "
                + $"{request} }} }}",
            "api: batchexecute\n  request: { main_sql: 'INSERT INTO b (id, big, price, ratio, name, day, at, span, flag, "
                + "note, js, qty, n, code, made) VALUES', id: '{{id}}', big: '{{big}}', price: '{{price}}', ratio: '{{ratio}}', "
                + "name: '{{name}}', day: '{{day}}', at: '{{at}}', span: '{{span}}', flag: '{{flag}}', note: '{{note}}', js: "
                + "'{{js}}', qty: '{{qty}}', n: '{{n}}', code: '{{code}}', made: '{{made}}' }"
        );
        var report = await RunAsync(0);
        Assert.Equal((700L, 700L), ((long)report["fetched"]!, (long)report["delivered"]!));
        Assert.Empty(
            await database.QueryAsync(
                "SELECT a.id FROM a LEFT JOIN b USING (id, big, price, name, day, at, span, flag, qty, n, code, made) WHERE "
                    + "b.id IS NULL OR NOT (a.note <=> b.note) OR ABS(a.ratio - b.ratio) > 1e-12 OR NOT (JSON_VALUE(b.js, "
                    + "'$.a[1]') <=> 'x')",
                "apis"
            )
        );
    }

    [Fact]
    public async Task A_row_that_the_server_refuses_is_found_by_its_number_and_the_others_are_written()
    {
        await database.ExecuteAsync("DROP TABLE IF EXISTS c; CREATE TABLE c (id INT PRIMARY KEY, qty DECIMAL(5,2) NOT NULL)", "apis");
        await RecordsAsync(
            Enumerable
                .Range(1, 1200)
                .Select(i => $$"""{"id":{{i}},"qty":{{(i is 5 or 1100 ? "99999" : i == 600 ? "null" : "1.5")}}}""")
        );
        await SchemeAsync(
            Files,
            "api: batchexecute\n  request: { main_sql: 'INSERT INTO c (id, qty) VALUES', id: '{{id}}', qty: '{{qty}}' }"
        );
        var report = await RunAsync(1);
        Assert.Equal((1197L, 3L), ((long)report["delivered"]!, (long)report["rejected"]!));
        Assert.Equal(1197L, (await database.QueryAsync("SELECT count(*) FROM c", "apis"))[0][0]);
    }

    [Fact]
    public async Task An_order_of_20_MB_with_20_000_lines_is_written_and_a_value_that_no_statement_can_carry_is_refused()
    {
        await database.ExecuteAsync(
            "DROP TABLE IF EXISTS h, l; CREATE TABLE h (id BIGINT AUTO_INCREMENT PRIMARY KEY, no VARCHAR(20), memo LONGTEXT);"
                + " CREATE TABLE l (no BIGINT AUTO_INCREMENT PRIMARY KEY, h BIGINT, text VARCHAR(2000))",
            "apis"
        );
        var lines = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"text":"{{i}} {{new string('x', 1000)}}"}"""));
        await RecordsAsync([
            $$"""{"id":"1","lines":[{{lines}}]}""",
            """{"id":"2","lines":[{"text":"small"}]}""",
            $$"""{"id":"3","memo":"{{new string('y', 17_000_000)}}"}""",
            """{"id":"4","lines":[{"text":"small"}]}""",
        ]);
        await SchemeAsync(
            Files,
            "api: execute\n  request: { main_params: { no: '{{id}}', memo: '{{memo}}' }, extend_params_1: { text: "
                + "'{{lines.text}}' }, main_sql: 'INSERT INTO h (no, memo) VALUES (:no, :memo)', extend_sql_1: 'INSERT INTO l (h, "
                + "text) VALUES (:lastInsertId, :text)' }"
        );
        var report = await RunAsync(1);
        Assert.Equal((3L, 1L), ((long)report["delivered"]!, (long)report["rejected"]!));
        Assert.Equal(
            [
                ["1", 20_000L],
                ["2", 1L],
                ["4", 1L],
            ],
            await database.QueryAsync("SELECT h.no, COUNT(*) FROM h JOIN l ON l.h = h.id GROUP BY h.no ORDER BY h.no", "apis")
        );
        Assert.Contains(
            "QY3208",
            (await QingYiProcess.RunAsync("records", "t", "--status", "rejected", "--state", run.State)).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_upsert_updates_what_is_there_and_a_returned_row_is_the_answer()
    {
        await database.ExecuteAsync(
            "DROP TABLE IF EXISTS d; CREATE TABLE d (id INT PRIMARY KEY, name VARCHAR(50), n INT DEFAULT 7); INSERT INTO d "
                + "VALUES (1, 'old', 1)",
            "apis"
        );
        await RecordsAsync(["""{"id":1,"name":"new"}""", """{"id":2,"name":"two"}"""]);
        await SchemeAsync(Files, "api: upsert\n  request: { table: apis.d, key: id, id: '{{id}}', name: '{{name}}' }");
        await RunAsync(0);
        Assert.Equal(
            ["1 new 1", "2 two 7"],
            (await database.QueryAsync("SELECT id, name, n FROM d ORDER BY id", "apis")).Select(r => string.Join(' ', r))
        );
        await SchemeAsync(
            Files,
            "api: executeReturn\n  request: { main_params: { id: '{{id}}' }, main_sql: \"INSERT INTO d (id, name) VALUES "
                + "(:id + 100, 'r') RETURNING id, n\" }",
            "returning"
        );
        await RunAsync(0);
        var (_, listed, _) = await QingYiProcess.RunAsync("records", "returning", "--state", run.State, "--output", "json");
        Assert.Equal("""{"id":101,"n":7,"lastInsertId":null}""", JsonNode.Parse(listed)![0]!["answer"]!.ToString());
    }

    [Fact]
    public async Task An_upsert_whose_key_has_no_unique_index_is_refused_before_it_writes()
    {
        await database.ExecuteAsync("DROP TABLE IF EXISTS e; CREATE TABLE e (id INT, name VARCHAR(50), KEY (id))", "apis");
        await RecordsAsync(["""{"id":1,"name":"x"}"""]);
        await SchemeAsync(Files, "api: upsert\n  request: { table: e, key: id, id: '{{id}}', name: '{{name}}' }", "unkeyed");
        var (exit, _, errors) = await run.CallAsync("check", "--connect");
        Assert.True(
            exit == 3
                && errors.Contains("no unique index on id", StringComparison.Ordinal)
                && errors.Contains("ADD UNIQUE (id)", StringComparison.Ordinal),
            errors
        );
    }

    private const string Files = "source: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl } }";

    private Task RecordsAsync(IEnumerable<string> lines) => run.RecordsAsync(lines);

    private Task SchemeAsync(string source, string target, string id = "t") =>
        run.SchemeAsync(source, $"connector: mysql\n  connection: db\n  {target}", id);

    private Task<JsonNode> RunAsync(int exit) => run.RunAsync(exit);
}
