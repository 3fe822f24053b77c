using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace QingYi.Sandbox;

/// <summary>Answers that a JSON api should not return, but that real systems do return.</summary>
internal static class ErpEcho
{
    public static async Task AnswerAsync(string kind, string body, HttpContext context)
    {
        var response = context.Response;
        switch (kind)
        {
            case "empty":
                response.StatusCode = 201;
                break;
            case "text":
                await response.WriteAsync("OK").ConfigureAwait(false);
                break;
            case "html":
                response.ContentType = "text/html";
                await response.WriteAsync("<html>系统维护中</html>").ConfigureAwait(false);
                break;
            case "redirect":
                response.Redirect("/bills", permanent: true);
                break;
            case "strict":
                // Rejects the whole call for one bad row, with an unknown charset.
                var isBad = (JsonNode.Parse(body)!["rows"] as JsonArray ?? []).Any(r => r?["number"]?.ToString() == "bad");
                response.StatusCode = isBad ? 400 : 200;
                response.ContentType = "application/json; charset=utf8-gbk";
                await response.WriteAsync(isBad ? "{\"message\":\"有一行不对\"}" : "{}").ConfigureAwait(false);
                break;
            case "capped":
                // Returns at most three records per page, whatever size is requested.
                var from = int.TryParse(context.Request.Query["offset"], out var offset) ? offset : 0;
                var ids = Enumerable.Range(from + 1, Math.Max(0, Math.Min(3, 11 - from)));
                await response.WriteAsync($"[{string.Join(',', ids.Select(i => $"{{\"id\":{i}}}"))}]").ConfigureAwait(false);
                break;
            case "more":
                var page = int.TryParse(context.Request.Query["page"], out var number) ? number : 0;
                await response
                    .WriteAsync($"{{\"items\":[{{\"id\":{page}}}],\"more\":\"{(page < 3 ? "True" : "False")}\"}}")
                    .ConfigureAwait(false);
                break;
            case "elsewhere":
                await response.WriteAsync("{\"items\":[{\"id\":1}],\"next\":\"http://127.0.0.2:1/items?key=x\"}").ConfigureAwait(false);
                break;
            case "itself":
                await response.WriteAsync("{\"items\":[{\"id\":1}],\"next\":\"/echo/itself?p=2\"}").ConfigureAwait(false);
                break;
            case "relative":
                await response
                    .WriteAsync(
                        context.Request.Query.ContainsKey("p")
                            ? "{\"items\":[{\"id\":2}]}"
                            : "{\"items\":[{\"id\":1}],\"next\":\"/echo/relative?p=2\"}"
                    )
                    .ConfigureAwait(false);
                break;
            default:
                response.StatusCode = 404;
                break;
        }
    }
}
