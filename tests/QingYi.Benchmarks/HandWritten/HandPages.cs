using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QingYi.Tests;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>Signs and sends the requests of all pages, one after the other.</summary>
internal sealed class HandPages(string url, int size)
{
    private static readonly string Fields = File.ReadLines(Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"))
        .First(l => l.Contains("checkTotal,", StringComparison.Ordinal))
        .Split('"')[1];

    public async IAsyncEnumerable<HandPage> ReadAsync()
    {
        using var client = new HttpClient();
        var count = 1;
        for (var index = 0; index < count; index++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(index) };
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            var length = (int)response.Content.Headers.ContentLength!.Value;
            var buffer = ArrayPool<byte>.Shared.Rent(length);
            await using var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(buffer.AsMemory(0, length));
            var page = new HandPage(buffer, length);
            count = index == 0 ? (page.FindTotal() + size - 1) / size : count;
            yield return page;
        }
    }

    private FormUrlEncodedContent Form(int index)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        var body = new JsonObject
        {
            ["startModified"] = Text(now.AddDays(-3)),
            ["endModified"] = Text(now.AddDays(1)),
            ["pageSize"] = size,
            ["pageIndex"] = index,
            ["hasTotal"] = index == 0 ? 1 : 0,
            ["fields"] = Fields,
        };
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["method"] = "oms.trade.fullinfoget",
            ["appkey"] = "SANDBOX-KEY",
            ["version"] = "v1.0",
            ["contenttype"] = "json",
            ["timestamp"] = Text(now),
            ["bizcontent"] = body.ToJsonString(),
        };
        var text = $"SANDBOX-SECRET{string.Concat(fields.Select(f => f.Key + f.Value))}SANDBOX-SECRET".ToLowerInvariant();
        fields["sign"] = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
        return new FormUrlEncodedContent(fields);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
