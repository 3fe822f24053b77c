using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Http;

/// <summary>A vendor defined by a manifest: a log-in call, a list with details, an api that writes.</summary>
public sealed class Manifests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-manifest").FullName;

    [Fact]
    public async Task A_manifest_logs_in_lists_and_fetches_each_detail()
    {
        await using var erp = await ErpEmulator.StartAsync(
            new ErpOptions
            {
                Auth = "login",
                Items = 12,
                TokenCalls = 5,
            },
            TestContext.Current.CancellationToken
        );
        var catalog = Install();
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            environment,
            $"connections: {{ shop: {{ connector: shop, url: \"{erp.Url.ToString().TrimEnd('/')}\", user: sandbox, password: "
                + "sandbox-erp-secret } }",
            TestContext.Current.CancellationToken
        );
        var scheme = SchemeFile.Compile(
            catalog,
            "scheme: t\nsource: { connector: shop, connection: shop, api: items.list, request: { offset: 0 } }\ntarget: { "
                + "connector: noop, api: noop }",
            environment
        );
        var problems = new ProblemList();
        Assert.NotNull(new EnvironmentReader(catalog, new SecretMask(), problems).Read(environment, new Dictionary<string, string>()));
        await using var source = await scheme.OpenSourceAsync(TestContext.Current.CancellationToken);
        using var page = await source.ReadAsync(new ReadRequest([], null, 100, 0), TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"id":3,"code":"I0003","price":3.50,"detail":{"id":3,"stock":6,"memo":"明细 3"}}""",
            System.Text.Encoding.UTF8.GetString(page.Records[2].Content.Span)
        );
        Assert.Equal((12, 13), (page.Records.Count, erp.Calls.Count));
        Assert.Contains("GET /items/7", erp.Calls);
    }

    [Fact]
    public void An_api_of_a_manifest_that_writes_takes_a_whole_request()
    {
        var shown = Preview(
            "scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: shop, api: bills.save, request: "
                + "{ number: '{{no}}', FSupplierId: { FNumber: '{{supplier}}' } } }"
        );
        Assert.Equal("""{"requests":[{"number":"A","FSupplierId":{"FNumber":"S"}}]}""", shown);
    }

    [Theory]
    [InlineData("bills.save", "", 0)]
    [InlineData("bills.blind", "", 1)]
    // That a document is there does not show that its deletion has arrived.
    [InlineData("bills.save", ", gone: '{{RECORD_CHANGE}}'", 1)]
    public async Task Before_a_call_whose_answer_was_lost_is_made_again_the_vendor_is_asked_whether_the_document_is_there(
        string api,
        string change,
        int refused
    )
    {
        await using var erp = await ErpEmulator.StartAsync(new ErpOptions { Auth = "login" }, TestContext.Current.CancellationToken);
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(
            environment,
            $"connections: {{ shop: {{ connector: shop, url: \"{erp.Url.ToString().TrimEnd('/')}\", user: sandbox, password: "
                + $"sandbox-erp-secret }}, files: {{ connector: files, folder: \"{folder}\" }} }}",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "in.jsonl"),
            Enumerable.Range(1, 5).Select(i => $$"""{"id":{{i}},"no":"B {{i}}","gone":{{(i == 1 ? 1 : 0)}}}"""),
            TestContext.Current.CancellationToken
        );
        var scheme = SchemeFile.Compile(
            Install(),
            "scheme: t\nsource: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl }"
                + $"{(change.Length > 0 ? ", deleted: [[{ field: gone, logic: eq, value: 1 }]] " : " ")}"
                + (
                    $"}}\ntarget: {{ connector: shop, connection: shop, api: {api}, request: {{ number: '{{{{no}}}}'{change}, "
                    + $"lines: {{ type: "
                )
                + "array, value: lines, children: { qty: '1' } } } }",
            environment
        );
        erp.LoseAnswers(2);
        await using var store = QingYi.Storage.SqliteRecordStore.Open(Path.Combine(folder, "state"));
        var limits = new QingYi.Engine.Runs.ConnectionLimits(TimeProvider.System);
        var report = await new QingYi.Engine.Runs.SchemeRunner(
            store,
            limits,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        ).RunAsync(
            scheme,
            new QingYi.Engine.Runs.RunOptions(),
            new QingYi.Engine.Runs.RunProgress(),
            _ => null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((5L - refused, (long)refused, 5), (report.Progress.Delivered, report.Progress.Rejected, erp.Bills.Count));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Preview(string text)
    {
        var compiled = SchemeFile.Compile(Install(), text);
        var constants = compiled.Constants(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "r");
        return new QingYi.Engine.Authoring.DocumentPreview(compiled, constants)
            .Of([System.Text.Encoding.UTF8.GetBytes("""{"id":1,"no":"A","supplier":"S"}""")])
            .ToJsonString();
    }

    private ConnectorCatalog Install()
    {
        var shop = Directory.CreateDirectory(Path.Combine(folder, "plugins", "shop", "apis")).Parent!.FullName;
        File.WriteAllText(
            Path.Combine(shop, "connector.yaml"),
            """
            connector: shop
            uses: http
            title: 商城
            connection:
              - { name: url, required: true }
              - { name: user, required: true }
              - { name: password, required: true, secret: true }
            auth:
              kind: Login
              request:
                method: POST
                url: "{{ connection.url }}/login"
                json: '{"user":"{{ connection.user }}","password":"{{ connection.password }}"}'
              token: data.token
              expires: data.ttl
              header: X-Token
              prefix: ""
            request: { method: GET, url: "{{ connection.url }}{{ path }}" }
            """
        );
        File.WriteAllText(
            Path.Combine(shop, "apis", "list.yaml"),
            """
            api: items.list
            path: /items/offset
            id: id
            records: data.list
            paging: [{ kind: Offset, field: offset, size: limit, path: data.total }]
            detail: { api: items.get, parameters: { id: id }, into: detail }
            parameters: [{ field: offset }]
            """
        );
        File.WriteAllText(
            Path.Combine(shop, "apis", "get.yaml"),
            """
            api: items.get
            path: /items/{id}
            records: item
            parameters: [{ field: id, in: Path }]
            """
        );
        File.WriteAllText(
            Path.Combine(shop, "apis", "save.yaml"),
            """
            api: bills.save
            effect: Execute
            method: POST
            path: /bills
            envelope: { status: code, success: ["0"], code: code, message: message }
            answer: data
            probe: { api: bills.find, parameters: { number: number } }
            """
        );
        File.WriteAllText(
            Path.Combine(shop, "apis", "blind.yaml"),
            """
            api: bills.blind
            effect: Execute
            method: POST
            path: /bills
            envelope: { status: code, success: ["0"], code: code, message: message }
            """
        );
        File.WriteAllText(
            Path.Combine(shop, "apis", "find.yaml"),
            """
            api: bills.find
            path: /bills/number/{number}
            records: data
            envelope: { status: code, success: ["0"], code: code, message: message }
            parameters: [{ field: number, in: Path }]
            """
        );
        return PluginLoader.Load([Path.Combine(Repository.Program, "plugins"), Path.Combine(folder, "plugins")]);
    }
}
