using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests;

/// <summary>Deletions, and what an author finds in a database, against the real server and with the real program.</summary>
public sealed class SqlChanges(MariaDb database) : IAsyncLifetime
{
    private const string Source =
        "source: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl }, deleted: [[{ field: gone, "
        + "logic: eq, value: 1 }]] }";
    private readonly DatabaseRun run = new(database, "changes");

    public ValueTask InitializeAsync() => run.PrepareAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Fact]
    public async Task Deletions_among_many_rows_delete_head_and_lines_each_in_its_place()
    {
        await database.ExecuteAsync(
            "CREATE TABLE bill (no INT AUTO_INCREMENT PRIMARY KEY, id INT NOT NULL); CREATE TABLE line (bill INT NOT NULL, "
                + "sku VARCHAR(20))",
            "changes"
        );
        await run.SchemeAsync(
            Source,
            """
            connector: mysql
              connection: db
              api: execute
              request:
                main_params: { id: "{{id}}" }
                main_sql: "INSERT INTO bill (id) VALUES (<{id: }>)"
                extend_params_1: { bill: ":lastInsertId", sku: "{{lines.sku}}" }
                extend_sql_1: "INSERT INTO line (bill, sku) VALUES (<{bill: }>, <{sku: }>)"
                delete_sql: "DELETE b, l FROM bill b LEFT JOIN line l ON l.bill = b.no WHERE b.id = <{id: }>"
            """,
            "bills"
        );
        await run.RecordsAsync(Enumerable.Range(1, 600).Select(i => $$"""{"id":{{i}},"lines":[{"sku":"a'{{i}}"},{"sku":"b"}]}"""));
        Assert.Equal(600, (long)(await run.RunAsync(0))["delivered"]!);

        // Every third is gone; new ones come between.
        await run.RecordsAsync(
            Enumerable
                .Range(1, 900)
                .Select(i => $$"""{"id":{{i}},"lines":[{"sku":"a'{{i}}"},{"sku":"b"}]{{(i <= 600 && i % 3 == 0 ? ",\"gone\":1" : "")}}}""")
        );
        Assert.Equal(500, (long)(await run.RunAsync(0))["delivered"]!);
        Assert.Equal(
            [700L, 1400L, 0L, 0L],
            (
                await database.QueryAsync(
                    "SELECT count(*), (SELECT count(*) FROM line), (SELECT count(*) FROM bill WHERE id <= 600 AND id % 3 = 0), (SELECT "
                        + "count(*) FROM line WHERE bill NOT IN (SELECT no FROM bill)) FROM bill",
                    "changes"
                )
            )[0]
        );
    }

    [Fact]
    public async Task A_row_is_marked_and_is_there_again()
    {
        await database.ExecuteAsync("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(9), is_deleted TINYINT NOT NULL)", "changes");
        await run.SchemeAsync(
            Source,
            "connector: mysql\n  connection: db\n  api: upsert\n  request: { table: t, key: id, id: '{{id}}', name: '{{name}}', on_delete: "
                + "{ mark: is_deleted } }",
            "marks"
        );
        foreach (var gone in new[] { 0, 1, 0 })
        {
            await run.RecordsAsync([$$"""{"id":1,"name":"茶","gone":{{gone}}}"""]);
            await run.RunAsync(0);
            Assert.Equal(
                ["1", "茶", $"{gone}"],
                (await database.QueryAsync("SELECT id, name, is_deleted FROM t", "changes"))[0].Select(v => $"{v}")
            );
        }
    }

    [Fact]
    public async Task Tables_and_columns_are_listed_and_a_request_is_drafted()
    {
        await database.ExecuteAsync(
            "CREATE TABLE `商品` (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, code VARCHAR(30) NOT NULL COMMENT '货品编号', price DECIMAL(12,4) "
                + "NOT NULL DEFAULT 0, made DATETIME(3), twice DECIMAL(12,4) AS (price * 2), pic LONGBLOB) COMMENT '商品档案'",
            "changes"
        );
        var top = await BrowseAsync([]);
        Assert.Contains("商品", top, StringComparison.Ordinal);
        Assert.Contains("商品档案", top, StringComparison.Ordinal);
        var columns = await BrowseAsync(["商品"]);
        foreach (var shown in new[] { "id", "code", "货品编号", "int", "number", "datetime", "binary" })
        {
            Assert.Contains(shown, columns, StringComparison.Ordinal);
        }

        var draft = JsonNode.Parse(await BrowseAsync(["商品", "--api", "execute"]))!["request"]!;
        Assert.Equal(
            "INSERT INTO `商品` (`code`, `price`, `made`, `pic`) VALUES (<{code: }>, <{price: }>, <{made: }>, <{pic: }>)",
            draft["main_sql"]!.ToString()
        );
        Assert.Equal("{{code}}", draft["main_params"]!["code"]!.ToString());
        Assert.Contains("there is no table '商'", await BrowseAsync(["商"], exit: 3), StringComparison.Ordinal);
    }

    private async Task<string> BrowseAsync(string[] path, int exit = 0)
    {
        var (ended, output, errors) = await QingYiProcess.RunAsync([
            "connectors",
            "browse",
            "db",
            .. path,
            "--env",
            Path.Combine(run.Folder, "env.yaml"),
            "--state",
            run.State,
        ]);
        Assert.True(ended == exit, $"{ended}: {output}{errors}");
        return output + (exit == 0 ? "" : errors);
    }
}
