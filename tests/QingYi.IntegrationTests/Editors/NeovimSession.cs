using System.Diagnostics;
using System.Text.Json.Nodes;
using QingYi.IntegrationTests.Serving;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Editors;

/// <summary>An author in Neovim, whose own client speaks to <c>qingyi lsp</c>.</summary>
public sealed class NeovimSession
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Did you mean 'lehua'?", "connector sqlite")]
    [InlineData("zh", "是否想写 'lehua'？", "连接器 sqlite")]
    public async Task A_mistake_is_seen_explained_and_fixed(string language, string message, string hover)
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 1 });
        const string Right = """
            # 😀 备注
            scheme: orders
            source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, request: { fields: "tradeId,orderNo" } }
            target:
              connector: mysql
              connection: lehua
              api: execute
              request:
                main_params: { dispatch_id: "{{orderNo}}" }
                main_sql: "INSERT INTO lehua.sale_return (dispatch_id) VALUES (<{dispatch_id: }>)"

            """;
        var file = Path.Combine(folder.Schemes, "orders.yaml");
        await File.WriteAllTextAsync(file, Right.Replace("connection: lehua", "connection: lehau", StringComparison.Ordinal), Token);
        var seen = await EditAsync(folder, file, language);
        Assert.True(seen["fault"] is null, seen.ToJsonString());
        var problem = seen["problem"]!;
        Assert.Equal(("QY4003", 5, 14, 19), ((string)problem["code"]!, (int)problem["line"]!, (int)problem["from"]!, (int)problem["to"]!));
        Assert.Contains(message, (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal("lehua", (string)seen["completion"]![0]!);
        Assert.Contains(hover, (string)seen["hover"]!, StringComparison.Ordinal);
        Assert.Equal(Right, (string)seen["text"]!);
    }

    private static async Task<JsonNode> EditAsync(ServingFolder folder, string file, string language)
    {
        var server = QingYiProcess.Start([
            "lsp",
            "--schemes",
            folder.Schemes,
            "--env",
            folder.Environment,
            "--state",
            folder.State,
            "--lang",
            language,
        ]);
        var output = Path.Combine(folder.Root, "seen.json");
        var script = Path.Combine(QingYiProcess.Root, "tests", "QingYi.IntegrationTests", "Editors", "neovim.lua");
        var start = new ProcessStartInfo("nvim", ["--headless", "--clean", "-n", "-S", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["QINGYI_LSP"] = string.Join('\n', server.ArgumentList.Prepend(server.FileName));
        start.Environment["QINGYI_FILE"] = file;
        start.Environment["QINGYI_OUT"] = output;
        start.Environment["XDG_STATE_HOME"] = folder.Root;
        start.Environment["XDG_CACHE_HOME"] = folder.Root;
        using var editor = Process.Start(start)!;
        editor.StandardInput.Close();
        var said = await QingYiProcess.EndAsync(editor);
        Assert.True(File.Exists(output), $"{said}");
        return JsonNode.Parse(await File.ReadAllTextAsync(output, Token))!;
    }
}
