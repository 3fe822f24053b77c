using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>A consultant at the terminal: from the table to the scheme, its first run, and what that run rejected.</summary>
public sealed class ConsultantSession : IDisposable
{
    private const string Scheme = """
        scheme: consult
        name: 订单
        source: { connector: jackyun, connection: jackyun, api: oms.trade.fullinfoget, id: tradeId, number: tradeNo,
          request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
          fields: "tradeId,tradeNo" } }
        target: { connector: mysql, connection: lehua, api: execute, request: { main_params: { no: "{{tradeNo|datetime}}" },
          main_sql: "INSERT INTO lehua.t (no) VALUES (<{no: }>)" } }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-session").FullName;

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task From_the_table_to_the_records_that_arrived(string golden, string language)
    {
        CommandFiles.Write(folder);
        var session = new List<string>();
        await AskAsync("connectors test --env sandbox.yaml");
        await AskAsync("connectors browse lehua lehua --env sandbox.yaml");
        await AskAsync("connectors browse lehua lehua.t --env sandbox.yaml");
        await WriteAsync(Scheme.Replace("connection: lehua", "connection: lehau", StringComparison.Ordinal));
        await AskAsync("check consult.yaml --env sandbox.yaml");
        await WriteAsync(Scheme);
        await AskAsync("check consult.yaml --env sandbox.yaml --connect");
        await AskAsync("eval {{tradeNo|upper}} --record records.jsonl");
        await AskAsync("sample consult.yaml --env sandbox.yaml --limit 1 --save order.json");
        await AskAsync("preview consult.yaml --records order.json --trace");
        await AskAsync("run consult.yaml --env sandbox.yaml --dry-run");
        await AskAsync("run consult.yaml --env sandbox.yaml");
        await AskAsync("records consult --status rejected");
        await AskAsync("records consult --counts");
        await AskAsync("explain consult JY2024060000001");
        await WriteAsync(Scheme.Replace("tradeNo|datetime", "tradeNo", StringComparison.Ordinal));
        await AskAsync("preview consult.yaml --records order.json");
        await AskAsync("records retry consult --all");
        await AskAsync("run consult.yaml --env sandbox.yaml");
        await AskAsync("records consult");
        await AskAsync("runs consult");
        await AskAsync("state show consult");
        Golden.Check($"Approved/commands/{golden}session.txt", string.Join("\n\n", session));

        async Task AskAsync(string command) =>
            session.Add(
                (await CommandGolden.TranscriptAsync(folder, [.. command.Split(' '), "--lang", language])).Replace(
                    $"  {Environment.UserName}  ",
                    "  USER  ",
                    StringComparison.Ordinal
                )
            );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task WriteAsync(string scheme) =>
        File.WriteAllTextAsync(Path.Combine(folder, "consult.yaml"), scheme, TestContext.Current.CancellationToken);
}
