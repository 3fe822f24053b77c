using QingYi.Engine.Stores;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class SourceOperations
{
    private const string Lines = """
        scheme: jackyun-sale-return
        source:
          connector: jackyun
          connection: jackyun
          api: oms.trade.fullinfoget
          id: ID
          OPERATION
          request: { startModified: "{{LAST_SYNC_TIME|datetime}}", endModified: "{{CURRENT_TIME|datetime}}", pageIndex: "0",
            fields: "tradeId,orderNo,goodsDetail,goodsDetail.goodsNo,goodsDetail.sellCount,goodsDetail.subTradeId" }
        target:
          connector: mysql
          connection: lehua
          api: execute
          request: { main_params: { goods: "{{GOODS}}", qty: "{{QTY}}" },
            main_sql: "INSERT INTO lehua.sale_return_detail (goods_id, must_qty) VALUES (:goods, :qty)" }
        """;

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n  beatFlatSuffix: \"-0\"", 0)]
    public async Task Flattened_lines_are_stored_one_by_one_under_the_heads_id_and_a_number(string suffix, int first)
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions
            {
                Orders = 250,
                MinLines = 0,
                MaxLines = 3,
            },
            Scheme("tradeId", "beatFlat: [goodsDetail]" + suffix, "goodsDetail_goodsNo", "goodsDetail_sellCount")
        );
        Assert.DoesNotContain(run.Problems(), p => p.Code == "QY2202");
        var report = await run.RunAsync();
        Assert.Equal(RunStatus.Succeeded, report.Status);
        var orders = Enumerable.Range(0, 250).Select(i => run.Emulator.Orders[i]).ToList();
        var ids = orders.SelectMany(o =>
            o.Goods.Count == 0 ? [(string)o.Head["tradeId"]!] : o.Goods.Select((_, i) => $"{o.Head["tradeId"]}-{i + first}")
        );
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            (await run.RecordsAsync(RecordStatus.Delivered)).Select(r => r.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            orders.SelectMany(o => o.Goods.Count == 0 ? [null] : o.Goods.Select(g => (string?)g["goodsNo"])).Order(StringComparer.Ordinal),
            run.Query("SELECT goods_id FROM sale_return_detail").Select(r => (string?)r[0]).Order(StringComparer.Ordinal)
        );
        Assert.Equal(0L, (await run.RunAsync()).Progress.Delivered);
    }

    [Fact]
    public async Task The_elements_of_a_split_array_are_the_records()
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions
            {
                Orders = 250,
                MinLines = 0,
                MaxLines = 3,
            },
            Scheme("subTradeId", "operation: { method: splitArray, arrayKey: goodsDetail }", "goodsNo", "sellCount")
        );
        Assert.DoesNotContain(run.Problems(), p => p.Code == "QY2202");
        var report = await run.RunAsync();
        var lines = Enumerable.Range(0, 250).SelectMany(i => run.Emulator.Orders[i].Goods).ToList();
        Assert.Equal((RunStatus.Succeeded, 250L, (long)lines.Count), (report.Status, report.Progress.Fetched, report.Progress.Delivered));
        Assert.Equal(
            lines.Select(g => g["subTradeId"]).Order(),
            (await run.RecordsAsync(RecordStatus.Delivered)).Select(r => r.Id).Order()
        );
    }

    [Fact]
    public async Task A_misspelt_array_is_warned_of_and_loses_no_record()
    {
        await using var run = await SandboxRun.StartAsync(
            new JackyunOptions { Orders = 20 },
            Scheme("subTradeId", "operation: { method: splitArray, arrayKey: goodsDetails }", "goodsNo", "sellCount")
        );
        Assert.Contains(run.Problems(), p =>
            p.Code == "QY2202" && p.Message.English.Contains("Did you mean 'goodsDetail'?", StringComparison.Ordinal)
        );
        var report = await run.RunAsync();
        Assert.Equal((RunStatus.Rejected, 20L), (report.Status, report.Progress.Rejected));
    }

    private static string Scheme(string id, string operation, string goods, string quantity) =>
        Lines
            .Replace("ID", id, StringComparison.Ordinal)
            .Replace("OPERATION", operation, StringComparison.Ordinal)
            .Replace("GOODS", goods, StringComparison.Ordinal)
            .Replace("QTY", quantity, StringComparison.Ordinal);
}
