using System.Text.Json.Nodes;
using MiniExcelLibs;
using QingYi.Connectors.Sql.Dialects.MySql;
using QingYi.Engine.Hosting;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Statements;

/// <summary>What a connection holds, as authors look at it.</summary>
public sealed class Browsing
{
    private const string Tables = """
        CREATE TABLE goods (id INTEGER PRIMARY KEY, `货品 编号` VARCHAR(20) NOT NULL, price DECIMAL(10,2) DEFAULT 0, made DATETIME, pic BLOB);
        CREATE TABLE lines (bill TEXT, no INTEGER, qty INT, PRIMARY KEY (bill, no)); CREATE VIEW cheap AS SELECT * FROM goods
          WHERE price < 1
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_columns_and_requests_of_a_database_are_found()
    {
        await using var run = new LocalRun();
        run.Execute(Tables);
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var db = new Connection("db", "sqlite", new JsonObject { ["file"] = Path.Combine(run.Folder, "db.sqlite") });
        var (entries, _) = await browser.BrowseAsync(db, "", Token);
        Assert.Equal([("cheap", "view"), ("goods", "table"), ("lines", "table")], entries.Select(e => (e.Path, e.Kind)));
        var (fields, _) = await browser.FieldsAsync(db, "goods", Token);
        Assert.Equal(
            [
                ("id", FieldType.Int, true, true, false),
                ("货品 编号", FieldType.String, false, false, true),
                ("price", FieldType.Number, false, false, false),
                ("made", FieldType.DateTime, false, false, false),
                ("pic", FieldType.Binary, false, false, false),
            ],
            fields.Select(f => (f.Name, f.Type, f.IsKey, f.IsGenerated, f.Required))
        );
        Assert.Equal(20, fields[1].MaxLength);
        var (missing, fault) = await browser.FieldsAsync(db, "good", Token);
        Assert.Empty(missing);
        Assert.Equal("QY5019", fault!.Code);
        Assert.EndsWith("see the table. Did you mean 'goods'?", fault.NextStep.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert", "goods")]
    [InlineData("update", "lines")]
    [InlineData("upsert", "lines")]
    [InlineData("execute", "goods")]
    [InlineData("batchexecute", "main.goods")]
    public async Task A_drafted_request_is_a_target_as_it_stands(string api, string table)
    {
        await using var run = new LocalRun();
        run.Execute(Tables);
        run.Execute("INSERT INTO lines VALUES ('B1', 1, 5)");
        var request = await DraftAsync(run, api, table);
        var scheme = $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, connection: db, api: {api}, request: {request} }}";
        Assert.Empty(SchemeProblems.Of(scheme));
        run.Records(
            """[ { "id": 7, "no": 1, "bill": "B1", "qty": 9, "货品 编号": "G'1", "price": 1.5, "made": "2024-06-05 10:11:12" } ]"""
        );
        Assert.Equal(1, (await run.RunAsync(scheme)).Progress.Delivered);
        Assert.Equal(table == "lines" ? ["B1|1|9"] : ["1|G'1|1.5|2024-06-05 10:11:12|NULL"], run.Lines($"SELECT * FROM {table}"));
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("execute")]
    [InlineData("batchexecute")]
    public async Task A_table_named_like_a_word_of_SQL_is_quoted(string api)
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE `order` (id INTEGER PRIMARY KEY, no TEXT)");
        run.Records("""[ { "id": 7, "no": "a" } ]""");
        var target = await DraftAsync(run, api, "order");
        await run.RunAsync($"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, connection: db, api: {api}, request: {target} }}");
        Assert.Equal(["1|a"], run.Lines("SELECT * FROM `order`"));
        var source = await DraftAsync(run, "select", "`order`");
        var report = await run.RunAsync(
            $"scheme: u\nsource: {{ connector: mysql, connection: db, api: select, id: id, request: {source} }}\n"
                + "target: { connector: noop, api: noop }"
        );
        Assert.Equal(1, report.Progress.Delivered);
    }

    [Theory]
    [InlineData("a{{b}}", "QY3006")]
    [InlineData("a{{b", "QY3005")]
    [InlineData("a<{b: }>", "QY3006")]
    [InlineData("a<{p0: }>", "QY3006")]
    [InlineData("a<{p9: }>", "QY3006")]
    [InlineData("a<{: }>", "QY3006")]
    [InlineData("a:p7", "")]
    public void A_placeholder_in_the_name_of_a_table_is_an_error(string table, string code)
    {
        var problems = SchemeProblems.Of(
            $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, api: insert, request: {{ table: '{table}', a: 1 }} }}"
        );
        Assert.Equal(code, problems.Select(p => p.Code).FirstOrDefault(c => c.StartsWith("QY3", StringComparison.Ordinal), ""));
    }

    [Theory]
    [InlineData("insert")]
    [InlineData("upsert")]
    [InlineData("batchexecute")]
    [InlineData("execute")]
    public async Task Columns_named_like_parameters_and_names_with_signs_are_drafted_too(string api)
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE \"a.`b\" (id INTEGER NOT NULL, \"key\" TEXT NOT NULL, \"table\" TEXT, \"limit\" INT, main_sql TEXT, "
                + "on_delete TEXT, \"x`}}.y\" TEXT, PRIMARY KEY (id, \"key\"))"
        );
        var request = await DraftAsync(run, api, "`a.``b`");
        var scheme = $"scheme: t\n{LocalRun.Source}\ntarget: {{ connector: mysql, connection: db, api: {api}, request: {request} }}";
        Assert.Empty(SchemeProblems.Of(scheme));
        run.Records(
            """[ { "id": 1, "no": 1, "key": "k", "table": "t", "limit": 2, "main_sql": "m", "on_delete": "d", "x`}}.y": "😀" } ]"""
        );
        Assert.Equal(1, (await run.RunAsync(scheme)).Progress.Delivered);
        Assert.Equal(["1|k|t|2|m|d|😀"], run.Lines("SELECT * FROM \"a.`b\""));
    }

    [Fact]
    public async Task Only_what_SQLite_numbers_itself_is_generated_and_a_table_has_nothing_below_it()
    {
        await using var run = new LocalRun();
        run.Execute(
            "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY) "
                + "WITHOUT ROWID; CREATE TABLE d (id INTEGER, t AS (id + 1), PRIMARY KEY (id)); CREATE TABLE e (id INTEGER, n INTEGER, "
                + "PRIMARY KEY (id, n))"
        );
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var db = new Connection("db", "sqlite", new JsonObject { ["file"] = Path.Combine(run.Folder, "db.sqlite") });
        var generated = new List<string>();
        foreach (var table in new[] { "a", "b", "c", "main.d", "e" })
        {
            var (fields, _) = await browser.FieldsAsync(db, table, Token);
            generated.AddRange(fields.Where(f => f.IsGenerated).Select(f => $"{table}.{f.Name}"));
            Assert.Empty((await browser.BrowseAsync(db, table, Token)).Entries);
        }

        Assert.Equal(["a.id", "main.d.id", "main.d.t"], generated);
    }

    [Theory]
    [InlineData("auto_increment", true)]
    [InlineData("STORED GENERATED", true)]
    [InlineData("VIRTUAL GENERATED INVISIBLE", true)]
    [InlineData("DEFAULT_GENERATED", false)]
    [InlineData("DEFAULT_GENERATED on update CURRENT_TIMESTAMP", false)]
    [InlineData("", false)]
    public void A_column_whose_default_is_an_expression_can_be_written(string extra, bool isGenerated) =>
        Assert.Equal(isGenerated, MySqlCatalog.IsGenerated(extra));

    [Fact]
    public async Task A_drafted_request_is_a_source_as_it_stands()
    {
        await using var run = new LocalRun();
        run.Execute(Tables + "; INSERT INTO goods (`货品 编号`) VALUES ('G1'), ('G2')");
        var request = await DraftAsync(run, "select", "goods");
        var report = await run.RunAsync(
            $"scheme: t\nsource: {{ connector: mysql, connection: db, api: select, id: id, request: {request} }}\n"
                + "target: { connector: noop, api: noop }"
        );
        Assert.Equal(2, report.Progress.Delivered);
    }

    [Fact]
    public async Task Files_sheets_and_their_fields_are_found()
    {
        await using var run = new LocalRun();
        Directory.CreateDirectory(Path.Combine(run.Folder, "in"));
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "in", "a.csv"), "单号,qty\nA1,2\n", Token);
        run.Records("""[ { "id": 1, "lines": [] }, { "id": "x", "paid": true } ]""");
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var files = new Connection("files", "files", new JsonObject { ["folder"] = run.Folder });
        var (top, _) = await browser.BrowseAsync(files, "", Token);
        Assert.Equal([("in", "folder"), ("in.jsonl", "jsonl")], top.Where(e => e.Path.StartsWith("in")).Select(e => (e.Path, e.Kind)));
        Assert.Equal("in/a.csv", Assert.Single((await browser.BrowseAsync(files, "in", Token)).Entries).Path);
        Assert.Equal(["单号", "qty"], (await browser.FieldsAsync(files, "in/a.csv", Token)).Fields.Select(f => f.Name));
        Assert.Equal(
            [("id", FieldType.String), ("lines", FieldType.Array), ("paid", FieldType.Boolean)],
            (await browser.FieldsAsync(files, "in.jsonl", Token)).Fields.Select(f => (f.Name, f.Type))
        );
        Assert.Equal("QY5019", (await browser.BrowseAsync(files, "../etc", Token)).Fault!.Code);
    }

    [Fact]
    public async Task A_number_sign_can_be_part_of_the_names_of_folders_files_and_sheets()
    {
        await using var run = new LocalRun();
        var folder = Directory.CreateDirectory(Path.Combine(run.Folder, "a#b.xlsx#c")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "d#e.csv"), "单号\nA1\n", Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "x.ndjson"), "{\"id\":1}\n", Token);
        MiniExcel.SaveAs(Path.Combine(folder, "f#g.xlsx"), new[] { new { 数量 = 2 } }, sheetName: "#1");
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var files = new Connection("files", "files", new JsonObject { ["folder"] = run.Folder });
        var (entries, _) = await browser.BrowseAsync(files, "a#b.xlsx#c", Token);
        Assert.Equal(["d#e.csv", "f#g.xlsx", "x.ndjson"], entries.Select(e => e.Name));
        Assert.Equal(
            ["单号", "数量", "id"],
            (await Task.WhenAll(entries.Select(e => browser.FieldsAsync(files, e.Path, Token)))).Select(f => Assert.Single(f.Fields).Name)
        );
        var sheet = Assert.Single((await browser.BrowseAsync(files, entries[1].Path, Token)).Entries);
        Assert.Equal("a#b.xlsx#c/f#g.xlsx##1", sheet.Path);
        Assert.Equal("数量", Assert.Single((await browser.FieldsAsync(files, sheet.Path, Token)).Fields).Name);
        Assert.Equal(
            """{"path":"a#b.xlsx#c/f#g.xlsx","sheet":"#1"}""",
            (await browser.DraftAsync(files, "excel", sheet.Path, Token)).Request!.ToJsonString()
        );
        Assert.Equal("QY5019", (await browser.FieldsAsync(files, "a#b.xlsx#c/d#e.csv#1", Token)).Fault!.Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_with_what_to_do()
    {
        await using var run = new LocalRun();
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "a.xlsx"), "no workbook", Token);
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "b.csv"), [.. "id\n"u8, 0xB2, 0xE8, 0x0A], Token);
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var files = new Connection("files", "files", new JsonObject { ["folder"] = run.Folder });
        foreach (
            var fault in new[]
            {
                (await browser.BrowseAsync(files, "a.xlsx", Token)).Fault!,
                (await browser.FieldsAsync(files, "a.xlsx", Token)).Fault!,
            }
        )
        {
            Assert.Contains("a.xlsx: the file cannot be read as excel", fault.Message.English, StringComparison.Ordinal);
            Assert.Contains("excel reads .xlsx", fault.NextStep.English, StringComparison.Ordinal);
        }

        var text = (await browser.FieldsAsync(files, "b.csv", Token)).Fault!;
        Assert.Contains("b.csv: the text is not utf-8", text.Message.English, StringComparison.Ordinal);
        await using var locked = new FileStream(Path.Combine(run.Folder, "b.csv"), FileMode.Open, FileAccess.Read, FileShare.None);
        var busy = (await browser.FieldsAsync(files, "b.csv", Token)).Fault!;
        Assert.Contains("another process", busy.Message.English, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read as csv", busy.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files")]
    [InlineData("sqlite")]
    public async Task No_more_entries_are_listed_than_the_contract_allows(string connector)
    {
        await using var run = new LocalRun();
        var names = Enumerable.Range(0, Connector.MostEntries + 1).Select(i => $"t{i}");
        run.Execute(string.Concat(names.Select(n => $"CREATE TABLE {n} (id); ")));
        var folder = Directory.CreateDirectory(Path.Combine(run.Folder, "many")).FullName;
        foreach (var name in names)
        {
            await File.Create(Path.Combine(folder, $"{name}.csv")).DisposeAsync();
        }

        var options = new JsonObject { ["folder"] = folder, ["file"] = Path.Combine(run.Folder, "db.sqlite") };
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var (entries, _) = await browser.BrowseAsync(new Connection("c", connector, options), "", Token);
        Assert.Equal(Connector.MostEntries, entries.Count);
    }

    [Fact]
    public async Task A_connector_that_finds_nothing_by_itself_shows_its_apis()
    {
        var browser = new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System);
        var erp = new Connection("erp", "jackyun", []);
        var (entries, fault) = await browser.BrowseAsync(erp, "", Token);
        Assert.Null(fault);
        Assert.Contains(entries, e => e is { Path: "oms.trade.fullinfoget", Kind: "api" });
        Assert.NotEmpty((await browser.FieldsAsync(erp, "oms.trade.fullinfoget", Token)).Fields);
    }

    private static async Task<string> DraftAsync(LocalRun run, string api, string path)
    {
        var db = new Connection("db", "sqlite", new JsonObject { ["file"] = Path.Combine(run.Folder, "db.sqlite") });
        var (request, fault) = await new ConnectionBrowser(SandboxRun.Catalog, TimeProvider.System).DraftAsync(db, api, path, Token);
        Assert.Null(fault);
        return request!.ToJsonString();
    }
}
