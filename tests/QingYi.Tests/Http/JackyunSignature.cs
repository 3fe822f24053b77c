using System.Text.Json;
using QingYi.Connectors.Http.Signing;
using Xunit;

namespace QingYi.Tests.Http;

public sealed class JackyunSignature
{
    [Theory]
    [InlineData(
        """{"startModified":"2024-01-01 00:00:00","endModified":"2024-01-02 00:00:00","pageIndex":0,"pageSize":50"""
            + ""","hasTotal":1,"fields":"tradeNo,shopName,goodsDetail.goodsNo"}""",
        "0e823c144076bc5b77d624634646514f"
    )]
    [InlineData("""{"shopName":"旗舰店","tradeNo":"JY2024"}""", "e700dab2af5fe2d768409d73f6ff9481")]
    public void The_shipped_recipe_signs_as_the_vendor_does(string content, string expected)
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "connectors", "jackyun", "connector.yaml"));
        var line = manifest.Split('\n').First(l => l.TrimStart().StartsWith("value:", StringComparison.Ordinal));
        var recipe = new Recipe(line.Split("value:", 2)[1].Trim().Trim('\''));
        var signature = recipe.Render(
            new RecipeInput(JsonSerializer.SerializeToElement(new { appSecret = "TestSecretABC" }), "oms.trade.fullinfoget")
            {
                Fields =
                [
                    KeyValuePair.Create("method", "oms.trade.fullinfoget"),
                    KeyValuePair.Create("appkey", "TESTKEY01"),
                    KeyValuePair.Create("version", "v1.0"),
                    KeyValuePair.Create("contenttype", "json"),
                    KeyValuePair.Create("timestamp", "2024-01-02 03:04:05"),
                    KeyValuePair.Create("bizcontent", content),
                ],
            }
        );
        Assert.Equal(expected, signature);
    }
}
