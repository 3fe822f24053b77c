using QingYi.Engine.Completion;
using QingYi.Engine.Hosting;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Completion;

/// <summary>What is offered at a place of real schemes. ‸ is the cursor.</summary>
public sealed class Completions
{
    private readonly Author author = new();

    [Theory]
    [InlineData("scheme: x\nver‸", "version", "version: ")]
    [InlineData("scheme: x\nsource:\n  conn‸", "connector", "connector: ")]
    [InlineData("scheme: x\nsource:\n  conn‸: a", "connector", "connector")]
    [InlineData("scheme: x\nsource:\n  ‸\n  api: a", "pagination", "pagination:")]
    [InlineData("source: { ‸ }", "lookback", "lookback: ")]
    [InlineData("delivery:\n  par‸", "parallelism", "parallelism: ")]
    [InlineData("tests:\n  - na‸", "name", "name: ")]
    [InlineData("source:\n  condition:\n    - - fi‸", "field", "field: ")]
    [InlineData("target:\n  request:\n    - field: a\n      ‸", "is_required", "is_required: ")]
    public async Task Keys(string text, string label, string insert)
    {
        var item = Assert.Single(await author.CompleteAsync(text), i => i.Label == label);
        Assert.Equal((CompletionKind.Key, insert), (item.Kind, item.Insert));
    }

    [Fact]
    public async Task A_key_that_is_there_is_not_offered_again()
    {
        var keys = await author.CompleteAsync("source:\n  connector: a\n  ‸\n  api: b\n");
        Assert.DoesNotContain(keys, i => i.Label is "connector" or "api");
        Assert.Contains(keys, i => i.Label == "connection");
    }

    [Theory]
    [InlineData("connector: jackyun", "connector: ‸", "jackyun", CompletionKind.Connector)]
    [InlineData("connection: jackyun", "connection: ‸", "jackyun", CompletionKind.Connection)]
    [InlineData("connection: lehua", "connection: le‸", "lehua", CompletionKind.Connection)]
    [InlineData("api: oms.trade.fullinfoget", "api: oms‸", "oms.trade.fullinfoget", CompletionKind.Api)]
    [InlineData("api: execute", "api: ‸", "upsert", CompletionKind.Api)]
    [InlineData("effect: QUERY", "effect: ‸", "QUERY", CompletionKind.Value)]
    [InlineData("timezone: Asia/Shanghai", "timezone: Asia/Shan‸", "Asia/Shanghai", CompletionKind.Value)]
    [InlineData("schedule: \"*/10 * * * *\"", "schedule: ‸", "*/10 * * * *", CompletionKind.Value)]
    [InlineData("schedule: \"*/10 * * * *\"", "reconcile:\n  schedule: ‸", "*/10 * * * *", CompletionKind.Value)]
    [InlineData("schedule: \"*/10 * * * *\"", "reconcile:\n  source:\n    api: ‸", "oms.trade.fullinfoget", CompletionKind.Api)]
    [InlineData("schedule: \"*/10 * * * *\"", "reconcile:\n  source:\n    id: tr‸", "tradeId", CompletionKind.Field)]
    [InlineData(
        "schedule: \"*/10 * * * *\"",
        "reconcile:\n  source:\n    request:\n      - field: ‸",
        "startAuditTime",
        CompletionKind.Parameter
    )]
    [InlineData("id: tradeId", "id: tr‸", "tradeId", CompletionKind.Field)]
    [InlineData("- field: startAuditTime", "- field: ‸", "startAuditTime", CompletionKind.Parameter)]
    [InlineData("- field: extend_sql_1", "- field: ext‸", "extend_sql_1", CompletionKind.Parameter)]
    [InlineData("type: object", "type: ob‸", "object", CompletionKind.Value)]
    public async Task Names_and_values_of_the_seed(string old, string replacement, string label, CompletionKind kind)
    {
        var items = await author.CompleteAsync(Author.SeedWith(old, replacement));
        Assert.Equal(kind, Assert.Single(items, i => i.Label == label).Kind);
    }

    [Fact]
    public async Task A_connection_that_runs_the_connector_comes_first() =>
        Assert.Equal("lehua", (await author.CompleteAsync(Author.SeedWith("connection: lehua", "connection: ‸")))[0].Label);

    [Theory]
    [InlineData("\"{{orderNo}}\"", "\"{{ord‸}}\"", "orderNo", "\"{{orderNo}}\"")]
    [InlineData("\"{{orderNo}}\"", "\"{{ord‸", "orderNo", "\"{{orderNo}}")]
    [InlineData("\"{{orderNo}}\"", "\"<<ord‸\"", "orderNo", "\"<<orderNo>>\"")]
    [InlineData("\"{{orderNo}}\"", "\"{ord‸}\"", "orderNo", "\"{orderNo}\"")]
    [InlineData("\"{{orderNo}}\"", "\"{{goodsDetail.goodsN‸}}\"", "goodsDetail.goodsNo", "\"{{goodsDetail.goodsNo}}\"")]
    [InlineData("\"{{orderNo}}\"", "ord‸", "orderNo", "\"{{orderNo}}\"")]
    [InlineData("\"{{orderNo}}\"", "‸", "orderNo", "\"{{orderNo}}\"")]
    [InlineData(
        "\"{{orderNo}}\"",
        "\"{{ sellPrice * goodsDetail.sel‸ }}\"",
        "goodsDetail.sellCount",
        "\"{{ sellPrice * goodsDetail.sellCount }}\""
    )]
    [InlineData("\"{{orderNo}}\"", "\"{{orderNo|upp‸}}\"", "upper", "\"{{orderNo|upper}}\"")]
    [InlineData("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{LAST‸}}\"", "LAST_SYNC_TIME", "\"{{LAST_SYNC_TIME}}\"")]
    [InlineData("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{LAST_SYNC_TIME dateti‸}}\"", "datetime", "\"{{LAST_SYNC_TIME datetime}}\"")]
    [InlineData("\"{{orderNo}}\"", "_fu‸", "_function", "\"_function ")]
    [InlineData("\"{{orderNo}}\"", "\"_function CONC‸\"", "CONCAT", "\"_function CONCAT(\"")]
    [InlineData("\"{{orderNo}}\"", "\"_function IFNULL({{ord‸}}, 1)\"", "orderNo", "\"_function IFNULL({{orderNo}}, 1)\"")]
    [InlineData("\"{{orderNo}}\"", "\"_findCollection ‸\"", "find", "\"_findCollection find \"")]
    [InlineData(
        "\"{{orderNo}}\"",
        "\"_findCollection find id from erp‸\"",
        "erp-bill-log",
        "\"_findCollection find id from erp-bill-log\""
    )]
    [InlineData(
        "\"{{orderNo}}\"",
        "\"_findCollection find id from x where no={{ord‸}}\"",
        "orderNo",
        "\"_findCollection find id from x where no={{orderNo}}\""
    )]
    public async Task Templates_of_the_seed(string old, string replacement, string label, string expected)
    {
        var taken = await author.TakeAsync(Author.SeedWith(old, replacement), label);
        Assert.Contains(expected, taken, StringComparison.Ordinal);
        Assert.Equal(Author.SeedWith(old, expected).Split('\n').Length, taken.Split('\n').Length);
    }

    [Fact]
    public async Task A_field_has_its_label_its_type_and_a_sample()
    {
        var items = await author.CompleteAsync(Author.SeedWith("\"{{orderNo}}\"", "\"{{‸}}\""));
        var field = Assert.Single(items, i => i.Label == "goodsDetail.goodsNo");
        Assert.Equal(("货品编号 · string", "G1"), (field.Detail.Chinese, field.Sample));
        Assert.Contains(items, i => i.Label == "RECORD_CHANGE");
    }

    [Fact]
    public async Task A_source_has_no_record_to_read()
    {
        var items = await author.CompleteAsync(Author.SeedWith("\"{{LAST_SYNC_TIME datetime}}\"", "\"{{‸}}\""));
        Assert.All(items, i => Assert.Equal(CompletionKind.Constant, i.Kind));
        Assert.DoesNotContain(items, i => i.Label == "RECORD_CHANGE");
    }

    [Fact]
    public async Task Chinese_finds_a_field_by_its_label()
    {
        var items = await author.CompleteAsync(Author.SeedWith("\"{{orderNo}}\"", "\"{{货品编号‸}}\""));
        Assert.Equal("goodsDetail.goodsNo", items[0].Label);
    }

    [Theory]
    [InlineData("<{dispatch_id: }>", "<{disp‸: }>", "dispatch_id", "<{dispatch_id: }>")]
    [InlineData("<{dispatch_id: }>", "<{disp‸ <{", "dispatch_id", "<{dispatch_id: }> <{")]
    [InlineData("<{dispatch_id: }>", ":disp‸", "dispatch_id", ":dispatch_id")]
    [InlineData("<{lastInsertId: }>", ":last‸", "lastInsertId", ":lastInsertId")]
    [InlineData("<{goods_id: }>", "<{goo‸: }>", "goods_id", "<{goods_id: }>")]
    [InlineData("<{goods_id: }>", "goods_i‸", "<{goods_id: }>", "<{goods_id: }>")]
    public async Task Statements_of_the_seed(string old, string replacement, string label, string expected) =>
        Assert.Contains(expected, await author.TakeAsync(Author.SeedWith(old, replacement), label), StringComparison.Ordinal);

    [Fact]
    public async Task Tables_and_columns_come_from_the_database()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE goods (id INTEGER PRIMARY KEY, name VARCHAR(20), price DECIMAL(10,2))");
        var connected = new Author
        {
            Connections = Author.Read($"connections: {{ db: {{ connector: sqlite, file: '{run.Folder}/db.sqlite' }} }}"),
        };
        const string Target = "scheme: x\ntarget:\n  connector: mysql\n  connection: db\n  api: ";
        var columns = await LastAsync(connected, Target + "execute\n  request:\n    main_sql: INSERT INTO goods (na‸", "name");
        Assert.Equal((CompletionKind.Column, "String(20)"), (columns.Kind, columns.Detail.English.Trim(' ', '·')));
        Assert.Equal(
            CompletionKind.Table,
            (await LastAsync(connected, Target + "execute\n  request:\n    main_sql: INSERT INTO go‸", "goods")).Kind
        );
        Assert.Equal(CompletionKind.Table, (await LastAsync(connected, Target + "upsert\n  request:\n    table: ‸", "goods")).Kind);
        var column = await LastAsync(connected, Target + "upsert\n  request:\n    table: goods\n    pr‸", "price");
        Assert.Equal((CompletionKind.Column, "price: "), (column.Kind, column.Insert));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_holds_nobody_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var connected = new Author
        {
            Connections = Author.Read(
                $"connections: {{ db: {{ connector: mysql, connectionString: 'Server=127.0.0.1;Port={port};User ID=u;Database=d' }} }}"
            ),
        };
        var text =
            "target:\n  connector: mysql\n  connection: db\n  api: execute\n"
            + "  request:\n    main_params: { id: 1 }\n    main_sql: INSERT INTO go (‸";
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Contains(await connected.CompleteAsync(text), i => i.Label == "<{id: }>");
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Sample_values_come_from_the_newest_stored_record()
    {
        await using var run = new LocalRun();
        run.Records("""[ { "id": 1, "no": "old", "x-y z": 5 }, { "id": 2, "no": "new", "x-y z": 6 } ]""");
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        var target = "target: { connector: mysql, connection: db, api: insert, request: { table: t, id: '{{id}}', no: '{{no}}' } }";
        await run.RunAsync($"scheme: t\n{LocalRun.Source}\n{target}");
        await using var store = run.OpenStore();
        var informed = new Author(new AssistantOptions { Store = store });
        var text = $"scheme: t\n{LocalRun.Source}\n{target.Replace("{{no}}", "{{‸}}", StringComparison.Ordinal)}";
        var items = await informed.CompleteAsync(text);
        Assert.Equal("new", Assert.Single(items, i => i.Label == "no").Sample);
        Assert.Equal("`x-y z`", Assert.Single(items, i => i.Label == "x-y z").Insert);
        var found = await informed.CompleteAsync(
            text.Replace("'{{‸}}'", "'_findCollection find ‸ from t where a=1'", StringComparison.Ordinal)
        );
        Assert.Contains(found, i => i is { Label: "no", Sample: "new" });
    }

    [Theory]
    [InlineData("""{ "scheme": "x", "source": { "conn‸" } }""", "connector", "\"connector\"")]
    [InlineData("""{ "scheme": "x", "source": { ‸ } }""", "connector", "\"connector\": ")]
    [InlineData("""{ "source": { "connector": "jack‸" } }""", "jackyun", "\"jackyun\"")]
    [InlineData("""{ "source": { "connector": ‸ } }""", "jackyun", "\"jackyun\"")]
    [InlineData("""{ "source": { "connector": "jackyun", "idCheck": ‸""", "true", "\"idCheck\": true")]
    public async Task Texts_in_JSON(string text, string label, string expected) =>
        Assert.Contains(expected, await author.TakeAsync(text, label, "scheme.json"), StringComparison.Ordinal);

    [Theory]
    [InlineData("connections:\n  a:\n    conn‸", "connector", "connector: ")]
    [InlineData("connections:\n  a:\n    connector: jack‸", "jackyun", "connector: jackyun")]
    [InlineData("connections:\n  a:\n    connector: jackyun\n    appS‸", "appSecret", "appSecret: ")]
    [InlineData("connections:\n  a:\n    connector: jackyun\n    appSecret: ‸", "${secret:NAME}", "appSecret: \"${secret:NAME}\"")]
    [InlineData("connections: {}\nho‸", "host", "host: ")]
    [InlineData("connections: {}\nhost:\n  ke‸", "keepRuns", "keepRuns: ")]
    public async Task Keys_and_values_of_an_environment(string text, string label, string expected) =>
        Assert.EndsWith(expected, await author.TakeAsync(text, label, "environment.yaml"), StringComparison.Ordinal);

    [Fact]
    public async Task Error_codes_where_a_test_expects_a_rejection() =>
        Assert.Contains(await author.CompleteAsync("tests:\n  - expect: { rejected: QY1‸ }"), i =>
            i is { Label: "QY1007", Kind: CompletionKind.ErrorCode } && i.Documentation.Chinese.Contains("QY1007", StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_comment_is_left_alone() => Assert.Empty(await author.CompleteAsync("scheme: x # con‸\n"));

    private static async Task<CompletionItem> LastAsync(Author author, string text, string label)
    {
        // The first answer of a database may come too late for the first question.
        for (var i = 0; ; i++)
        {
            var item = (await author.CompleteAsync(text)).FirstOrDefault(c => c.Label == label);
            if (item is not null || i == 20)
            {
                Assert.True(item is not null, $"{label} is not offered");
                return item;
            }
        }
    }
}
