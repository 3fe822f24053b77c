using QingYi.Engine.Environments;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;
using QingYi.Sandbox;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Http;

/// <summary>A vendor that is described by a manifest: a log-in call, a list with details, an api that writes.</summary>
public sealed class Manifests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-manifest").FullName;

    [Fact]
    public async Task A_manifest_logs_in_lists_and_fetches_each_detail()
    {
        await using var erp = await ErpEmulator.StartAsync(new ErpOptions { Auth = "login", Items = 12, TokenCalls = 5 }, TestContext.Current.CancellationToken);
        var catalog = Install();
        var environment = Path.Combine(folder, "environment.yaml");
        await File.WriteAllTextAsync(environment, $"connections: {{ shop: {{ connector: shop, url: \"{erp.Url.ToString().TrimEnd('/')}\", user: sandbox, password: sandbox-erp-secret }} }}", TestContext.Current.CancellationToken);
        var scheme = SchemeFile.Compile(catalog, "scheme: t\nsource: { connector: shop, connection: shop, api: items.list, request: { offset: 0 } }\ntarget: { connector: noop, api: noop }", environment);
        var problems = new ProblemList();
        Assert.NotNull(new EnvironmentReader(catalog, new SecretMask(), problems).Read(environment, new Dictionary<string, string>()));
        await using var source = await scheme.OpenSourceAsync(TestContext.Current.CancellationToken);
        using var page = await source.ReadAsync(new ReadRequest([], null, 100, 0), TestContext.Current.CancellationToken);
        Assert.Equal("""{"id":3,"code":"I0003","price":3.50,"detail":{"id":3,"stock":6,"memo":"明细 3"}}""", System.Text.Encoding.UTF8.GetString(page.Records[2].Content.Span));
        Assert.Equal((12, 13), (page.Records.Count, erp.Calls.Count));
        Assert.Contains("GET /items/7", erp.Calls);
    }

    [Fact]
    public void An_api_of_a_manifest_that_writes_takes_a_whole_request()
    {
        var shown = Preview("scheme: t\nsource: { connector: noop, api: noop, id: id }\ntarget: { connector: shop, api: bills.save, request: { number: '{{no}}', FSupplierId: { FNumber: '{{supplier}}' } } }");
        Assert.Equal("""{"requests":[{"number":"A","FSupplierId":{"FNumber":"S"}}]}""", shown);
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
        return new QingYi.Engine.Runs.DocumentPreview(compiled, constants).Of([System.Text.Encoding.UTF8.GetBytes("""{"id":1,"no":"A","supplier":"S"}""")]).ToJsonString();
    }

    private ConnectorCatalog Install()
    {
        var shop = Directory.CreateDirectory(Path.Combine(folder, "plugins", "shop", "apis")).Parent!.FullName;
        File.WriteAllText(Path.Combine(shop, "connector.yaml"), """
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
            """);
        File.WriteAllText(Path.Combine(shop, "apis", "list.yaml"), """
            api: items.list
            path: /items/offset
            id: id
            records: data.list
            paging: [{ kind: Offset, field: offset, size: limit, path: data.total }]
            detail: { api: items.get, parameters: { id: id }, into: detail }
            parameters: [{ field: offset }]
            """);
        File.WriteAllText(Path.Combine(shop, "apis", "get.yaml"), """
            api: items.get
            path: /items/{id}
            records: item
            parameters: [{ field: id, in: Path }]
            """);
        File.WriteAllText(Path.Combine(shop, "apis", "save.yaml"), """
            api: bills.save
            effect: Execute
            method: POST
            path: /bills
            envelope: { status: code, success: ["0"], code: code, message: message }
            answer: data
            """);
        return PluginLoader.Load([Path.Combine(Repository.Program, "plugins"), Path.Combine(folder, "plugins")]);
    }
}
