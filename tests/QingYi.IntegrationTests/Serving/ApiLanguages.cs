using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>A host answers in the language that the request asks for.</summary>
public sealed class ApiLanguages
{
    [Theory]
    [InlineData("en", "zh-CN,zh;q=0.9,en;q=0.8", "这台主机没有方案 'x'")]
    [InlineData("en", "zh-TW", "这台主机没有方案 'x'")]
    [InlineData("en", "fr, zh;q=0.5", "这台主机没有方案 'x'")]
    [InlineData("zh", "en-US,en;q=0.9,zh;q=0.8", "this host has no scheme 'x'")]
    [InlineData("zh", "fr", "this host has no scheme 'x'")]
    [InlineData("zh", "zh;q=0, en", "this host has no scheme 'x'")]
    [InlineData("zh", "*", "这台主机没有方案 'x'")]
    [InlineData("zh", "", "这台主机没有方案 'x'")]
    [InlineData("en", "", "this host has no scheme 'x'")]
    public async Task The_same_faulty_request_is_answered_in_the_language_that_it_asks_for(string host, string asked, string detail)
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        await using var serving = await folder.ServeAsync(("QINGYI_LANG", host));
        if (asked.Length > 0)
        {
            serving.Client.DefaultRequestHeaders.Add("Accept-Language", asked);
        }

        var (status, body) = await serving.SendAsync(HttpMethod.Get, "/schemes/x");
        Assert.Equal((404, detail), (status, (string?)body!["detail"]));
    }

    [Fact]
    public async Task Texts_in_views_and_next_steps_are_strings_in_that_language()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 0 });
        folder.Put("orders", "0 0 1 1 *", t => t + "\nscedule: x\n");
        await using var host = await folder.ServeAsync();
        foreach (var (language, word, step) in new[] { ("en", "error", "openapi.json describes it."), ("zh", "错误", "请改正请求") })
        {
            host.Client.DefaultRequestHeaders.Remove("Accept-Language");
            host.Client.DefaultRequestHeaders.Add("Accept-Language", language);
            await host.UntilAsync(async () => (await host.GetAsync("/schemes")).AsArray().Count == 1);
            var problems = (await host.GetAsync("/schemes"))[0]!["problems"]!.AsArray();
            Assert.Contains(problems, p => ((string)p!).Contains($": {word} QY", StringComparison.Ordinal));
            var wrong = await host.SendAsync(HttpMethod.Get, "/runs?limit=many");
            Assert.Contains(step, (string?)wrong.Body!["nextStep"], StringComparison.Ordinal);
        }
    }
}
