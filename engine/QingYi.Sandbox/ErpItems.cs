using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace QingYi.Sandbox;

/// <summary>Lists items by offset, by page with a flag, by key or by link, and returns the details of a single item.</summary>
internal sealed class ErpItems(int count)
{
    /// <summary>Returns the answer; null: there is no such path.</summary>
    public JsonNode? Answer(string path, HttpContext context)
    {
        var query = context.Request.Query;
        var size = Number(query["limit"], 10);
        switch (path)
        {
            case "/items/offset":
                return new JsonObject
                {
                    ["data"] = new JsonObject { ["list"] = List(Number(query["offset"], 0), size), ["total"] = count },
                };
            case "/items/pages":
                var page = Number(query["page"], 1);
                return new JsonObject { ["items"] = List((page - 1) * size, size), ["hasMore"] = page * size < count };
            case "/items/keys":
                return List(query.ContainsKey("after") ? Number(query["after"], 0) : 0, size);
            case "/items/links":
                var from = Number(query["from"], 0);
                if (from + size < count)
                {
                    var next = $"{context.Request.Scheme}://{context.Request.Host}/items/links?from={from + size}&limit={size}";
                    context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
                    return new JsonObject { ["items"] = List(from, size), ["next"] = next };
                }

                return new JsonObject { ["items"] = List(from, size), ["next"] = null };
            default:
                var id = path["/items".Length..].Trim('/');
                return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count
                    ? new JsonObject
                    {
                        ["item"] = new JsonObject
                        {
                            ["id"] = number,
                            ["stock"] = number * 2,
                            ["memo"] = $"明细 {number}",
                        },
                    }
                    : null;
        }
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private JsonArray List(int from, int size) =>
        [
            .. Enumerable
                .Range(1, count)
                .Skip(from)
                .Take(size)
                .Select(i => new JsonObject
                {
                    ["id"] = i,
                    ["code"] = $"I{i:D4}",
                    ["price"] = JsonNode.Parse($"{i}.50"),
                }),
        ];
}
