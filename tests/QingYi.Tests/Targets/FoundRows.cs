using System.Text;
using QingYi.Engine.Values;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Targets;

/// <summary>The rows that an SQL target finds for a document: by keys that an index serves, and by nothing else.</summary>
public sealed class FoundRows : IAsyncDisposable
{
    private const string Lines =
        """main_params: { no: "{{no}}" }, main_sql: "INSERT INTO h (no) VALUES (:no)", extend_params_1: { h: ":lastInsertId", """
        + """sku: "{{lines.sku}}" }, extend_sql_1: "INSERT INTO l (h, sku) VALUES (:h, :sku)" """;

    private readonly LocalRun run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_generated_key_in_the_answer_finds_the_head_and_all_rows_that_refer_to_it()
    {
        run.Execute(
            "CREATE TABLE h (id INTEGER PRIMARY KEY, no TEXT); CREATE TABLE l (h INTEGER, sku TEXT); CREATE INDEX lh ON l (h, sku); "
                + "INSERT INTO h VALUES (1, 'a'), (2, 'b'); INSERT INTO l VALUES (1, 'x'), (2, 'x'), (2, 'y'), (2, 'z')"
        );
        var found = await FindAsync("execute", Lines, """{"main_params":{"no":"b"}}""", """{"lastInsertId":2}""");
        Assert.Equal(
            ["""h {"id":2} {"id":2,"no":"b"}""", """l {"h":2} {"h":2,"sku":"x"} {"h":2,"sku":"y"} {"h":2,"sku":"z"}"""],
            found.Select(Shown)
        );
        found = await FindAsync("execute", Lines, """{"main_params":{"no":"b"}}""", """{"lastInsertId":2}""", rows: 2);
        Assert.Equal([(1, false), (2, true)], found.Select(t => (t.Rows.Count, t.HasMore)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"lastInsertId\":null}")]
    [InlineData("{\"lastInsertId\":{}}")]
    [InlineData("{\"lastInsertId\":12")]
    public async Task Without_the_generated_key_the_rows_are_not_looked_for(string? answer)
    {
        run.Execute("CREATE TABLE h (id INTEGER PRIMARY KEY, no TEXT); CREATE TABLE l (h INTEGER PRIMARY KEY, sku TEXT)");
        var found = await FindAsync("execute", Lines, """{"main_params":{"no":"b"}}""", answer);
        Assert.All(found, t => Assert.Contains("key that the database generated", $"{t.Limitation}", StringComparison.Ordinal));
        Assert.All(found, t => Assert.Empty(t.Keys));
    }

    [Fact]
    public async Task A_unique_index_finds_the_rows_where_all_of_its_columns_are_bound()
    {
        run.Execute(
            "CREATE TABLE h (id INTEGER PRIMARY KEY, no TEXT UNIQUE); CREATE TABLE l (h INTEGER, no TEXT, sku TEXT, UNIQUE (no, sku)); "
                + "INSERT INTO h VALUES (7, 'b'); INSERT INTO l VALUES (7, 'b', 'x'), (7, 'b', 'y'), (8, 'b', 'z'), (9, 'c', 'x')"
        );
        var request =
            """main_params: { no: "{{no}}" }, main_sql: "INSERT INTO h (no) VALUES (:no)", extend_params_1: { h: ":lastInsertId", """
            + """sku: "{{lines.sku}}" }, extend_sql_1: "INSERT INTO l (h, no, sku) VALUES (:h, :no, :sku)" """;
        var document = """{"main_params":{"no":"b"},"extend_params_1":[{"sku":"x"},{"sku":"y"},{"sku":"x"},{"sku":null},{"sku":"gone"}]}""";
        var found = await FindAsync("execute", request, document, null);
        Assert.Equal(
            [
                """h {"no":"b"} {"id":7,"no":"b"}""",
                """l {"no":"b","sku":"x"} {"no":"b","sku":"y"} {"no":"b","sku":"gone"} {"h":7,"no":"b","sku":"x"} """
                    + """{"h":7,"no":"b","sku":"y"}""",
            ],
            found.Select(Shown)
        );
        found = await FindAsync("execute", request, document, null, rows: 1);
        Assert.Equal([(1, 1, false), (1, 1, true)], found.Select(t => (t.Keys.Count, t.Rows.Count, t.HasMore)));
        found = await FindAsync("execute", request, """{"main_params":{"no":"b"}}""", null);
        Assert.Equal("l ", Shown(found[1]));
    }

    [Theory]
    [InlineData("CREATE TABLE t (a TEXT, b TEXT)", "the table t has neither a primary key nor a unique index")]
    [InlineData("CREATE TABLE t (a TEXT, b TEXT, c TEXT, UNIQUE (a, c))", "primary key or unique index of t: (a, c)")]
    [InlineData("CREATE TABLE t (a TEXT, b TEXT); CREATE UNIQUE INDEX i ON t (a) WHERE b = 'x'", "neither a primary key")]
    [InlineData("CREATE TABLE t (a TEXT, b TEXT); CREATE UNIQUE INDEX i ON t (a, lower(b))", "unique index of t: (a, …)")]
    [InlineData("CREATE TABLE t (a TEXT, b TEXT PRIMARY KEY)", "the record has no value for the key of t (b)")]
    [InlineData("CREATE TABLE t (a DATE PRIMARY KEY, b TEXT)", "column a: the value 'A'")]
    [InlineData("CREATE TABLE other (a TEXT)", "the table t does not exist")]
    public async Task A_table_without_a_usable_key_is_not_read(string table, string reason)
    {
        run.Execute(table);
        var found = await FindAsync(
            "execute",
            """main_params: { a: "{{a}}", b: "{{b}}" }, main_sql: "INSERT INTO t (a, b) VALUES (:a, :b)" """,
            """{"main_params":{"a":"A","b":null}}""",
            null
        );
        Assert.Contains(reason, $"{Assert.Single(found).Limitation}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_apis_with_columns_find_their_rows_by_the_key_of_the_scheme()
    {
        run.Execute("CREATE TABLE `a b` (`k\"1` TEXT, n INTEGER UNIQUE, PRIMARY KEY (`k\"1`)); INSERT INTO `a b` VALUES ('x'';--', 5)");
        const string document = """{"k\"1":"x';--","`k\"1`":"x';--","n":6}""";
        foreach (var (api, request) in new[] { ("upsert", "key: '`k\"1`', "), ("update", "key: '`k\"1`', "), ("insert", "") })
        {
            var found = await FindAsync(api, $"table: '`a b`', {request}'`k\"1`': '{{{{no}}}}', n: '{{{{n}}}}'", document, null);
            Assert.Equal("""`a b` {"k\"1":"x';--"} {"k\"1":"x';--","n":5}""", Shown(Assert.Single(found)));
        }
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private static string Shown(FoundTable table)
    {
        Assert.Null(table.Limitation);
        var objects = table.Keys.Concat(table.Rows).Select(o => JsonText.WithEmoji(o.ToJsonString(JsonText.OneLine)));
        return $"{table.Name} {string.Join(' ', objects)}";
    }

    private async Task<IReadOnlyList<FoundTable>> FindAsync(string api, string request, string document, string? answer, int rows = 100)
    {
        var scheme = run.Compile(
            $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: sqlite, connection: db, api: {api}, request: {{ {request} }} }}\n"
        );
        await using var target = await scheme.OpenTargetAsync(Token);
        return (await target.FindAsync(new Document(1, "1", Encoding.UTF8.GetBytes(document)), answer, rows, Token))!;
    }
}
