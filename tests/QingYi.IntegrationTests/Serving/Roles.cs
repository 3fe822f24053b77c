using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Who may call which address of the API.</summary>
public sealed class Roles
{
    private static readonly string[] Ascending = ["sender", "viewer", "operator", "author", "administrator"];

    // Each address with the lowest role that may call it; null: everybody.
    private static readonly Dictionary<string, string?> Table = new()
    {
        ["post /api/v1/session"] = null,
        ["get /api/v1/session/oidc"] = null,
        ["get /api/v1/session"] = "sender",
        ["delete /api/v1/session"] = "sender",
        ["put /api/v1/session/password"] = "viewer",
        ["get /api/v1/users"] = "administrator",
        ["post /api/v1/users"] = "administrator",
        ["put /api/v1/users/{name}"] = "administrator",
        ["delete /api/v1/users/{name}"] = "administrator",
        ["get /api/v1/audit"] = "administrator",
        ["get /api/v1/tokens"] = "administrator",
        ["post /api/v1/tokens"] = "administrator",
        ["delete /api/v1/tokens/{name}"] = "administrator",
        ["get /api/v1/schemes"] = "viewer",
        ["get /api/v1/schemes/{id}"] = "viewer",
        ["get /api/v1/schemes/{id}/runs"] = "viewer",
        ["post /api/v1/schemes/{id}/runs"] = "operator",
        ["post /api/v1/schemes/{id}/stop"] = "operator",
        ["post /api/v1/schemes/{id}/pause"] = "operator",
        ["post /api/v1/schemes/{id}/resume"] = "operator",
        ["get /api/v1/runs"] = "viewer",
        ["get /api/v1/runs/{run}"] = "viewer",
        ["get /api/v1/runs/{run}/log"] = "viewer",
        ["get /api/v1/events"] = "viewer",
        ["get /api/v1/figures"] = "viewer",
        ["get /api/v1/records"] = "viewer",
        ["get /api/v1/schemes/{id}/records"] = "viewer",
        ["post /api/v1/schemes/{id}/records"] = "sender",
        ["get /api/v1/schemes/{id}/records/counts"] = "viewer",
        ["get /api/v1/schemes/{id}/records/{record}"] = "viewer",
        ["get /api/v1/schemes/{id}/records/{record}/target"] = "viewer",
        ["put /api/v1/schemes/{id}/records/{record}/content"] = "operator",
        ["post /api/v1/schemes/{id}/records/retry"] = "operator",
        ["post /api/v1/schemes/{id}/records/resend"] = "operator",
        ["post /api/v1/schemes/{id}/records/skip"] = "operator",
        ["get /api/v1/schemes/{id}/explain/{record}"] = "viewer",
        ["get /api/v1/schemes/{id}/state"] = "viewer",
        ["put /api/v1/schemes/{id}/state/watermark"] = "operator",
        ["post /api/v1/schemes/{id}/drift/accept"] = "operator",
        ["post /api/v1/schemes/{id}/reconcile"] = "operator",
        ["get /api/v1/schemes/{id}/reconcile"] = "viewer",
        ["get /api/v1/schemes/{id}/tokens"] = "author",
        ["post /api/v1/schemes/{id}/tokens"] = "author",
        ["delete /api/v1/schemes/{id}/tokens/{name}"] = "author",
        ["get /api/v1/connections"] = "viewer",
        ["get /api/v1/connections/{name}"] = "author",
        ["put /api/v1/connections/{name}"] = "author",
        ["delete /api/v1/connections/{name}"] = "author",
        ["post /api/v1/connections/{name}/test"] = "operator",
        ["get /api/v1/connections/{name}/entries"] = "author",
        ["get /api/v1/connections/{name}/fields"] = "author",
        ["get /api/v1/connections/{name}/draft"] = "author",
        ["get /api/v1/connectors"] = "viewer",
        ["get /api/v1/connectors/{name}"] = "viewer",
        ["post /api/v1/check"] = "viewer",
        ["post /api/v1/preview"] = "viewer",
        ["post /api/v1/trace"] = "viewer",
        ["post /api/v1/edits"] = "viewer",
        ["post /api/v1/completion"] = "author",
        ["post /api/v1/hover"] = "author",
        ["post /api/v1/sample"] = "author",
        ["get /api/v1/files/{file}"] = "viewer",
        ["put /api/v1/files/{file}"] = "author",
        ["delete /api/v1/files/{file}"] = "author",
        ["get /api/v1/files/{file}/versions"] = "viewer",
        ["get /api/v1/files/{file}/versions/{version}"] = "viewer",
        ["post /api/v1/files/{file}/rename"] = "author",
        ["post /api/v1/files/{file}/compare"] = "viewer",
        ["get /api/v1/files/{file}/draft"] = "author",
        ["put /api/v1/files/{file}/draft"] = "author",
        ["delete /api/v1/files/{file}/draft"] = "author",
    };

    [Fact]
    public async Task Each_address_refuses_the_roles_that_may_not_call_it_and_takes_the_others()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        Authorize(host, "api-token-123");
        var description = await host.GetAsync("/openapi.json");
        var routes = description["paths"]!
            .AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key} {p.Key}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), routes);

        var tokens = new Dictionary<string, string>();
        foreach (var role in Ascending)
        {
            var schemes = role == "sender" ? new[] { "orders" } : [];
            tokens[role] = await TokenAsync(host, role, schemes);
        }

        var wrong = new List<string>();
        foreach (var (route, lowest) in Table)
        {
            await ExpectAsync(route, null, lowest is null ? 0 : 401);
            foreach (var role in Ascending)
            {
                var may = lowest is null || Array.IndexOf(Ascending, role) >= Array.IndexOf(Ascending, lowest);
                // A viewer is more than a sender everywhere but where records are posted.
                may &= !(route == "post /api/v1/schemes/{id}/records" && role == "viewer");
                await ExpectAsync(route, role, may ? 0 : 403);
            }
        }

        Assert.Empty(wrong);

        async Task ExpectAsync(string route, string? role, int refused)
        {
            var (status, code) = await CallAsync(host, route, role is null ? null : tokens[role]);
            var isRefused = code is "QY6004" or "QY6006" && status is 401 or 403;
            if (refused == 0 ? isRefused && Table[route] is not null : status != refused)
            {
                wrong.Add($"{route} as {role ?? "nobody"}: {status} {code}");
            }
        }
    }

    [Fact]
    public async Task A_token_that_is_limited_to_schemes_sees_and_changes_these_alone()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        folder.Put("orders", "");
        folder.Put("others", "");
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        Authorize(host, "api-token-123");
        foreach (var scheme in new[] { "orders", "others" })
        {
            await host.SendAsync(HttpMethod.Post, $"/schemes/{scheme}/runs");
            await host.UntilAsync(async () => (string?)(await host.GetAsync($"/schemes/{scheme}"))["lastRun"]?["status"] == "succeeded");
        }

        var runs = (await host.GetAsync("/runs")).AsArray();
        Assert.Equal(2, runs.Count);
        var foreign = (string)runs.Single(r => (string?)r!["scheme"] == "others")!["run"]!;
        Authorize(host, await TokenAsync(host, "operator", ["orders"]));
        Assert.Equal(["orders"], (await host.GetAsync("/schemes")).AsArray().Select(s => (string?)s!["id"]));
        Assert.Equal(["orders"], (await host.GetAsync("/runs")).AsArray().Select(s => (string?)s!["scheme"]));
        // The newest run is one of the other scheme, which takes no place on the page.
        Assert.Equal(["orders"], (await host.GetAsync("/runs?limit=1")).AsArray().Select(s => (string?)s!["scheme"]));
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        var id = (string)(await host.GetAsync("/schemes/orders/records"))["records"]![0]!["id"]!;
        Assert.Equal(["orders"], (await host.GetAsync($"/records?find={id}")).AsArray().Select(s => (string?)s!["scheme"]));
        Assert.Equal(["orders"], (await host.GetAsync($"/records?find={id}&limit=1")).AsArray().Select(s => (string?)s!["scheme"]));
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, $"/runs/{foreign}")).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, $"/runs/{foreign}/log")).Status);
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Get, "/schemes/others"),
                (HttpMethod.Post, "/schemes/others/runs"),
                (HttpMethod.Get, "/schemes/others/records"),
                (HttpMethod.Get, "/files/orders.yaml"),
                (HttpMethod.Get, "/connections"),
                (HttpMethod.Get, "/figures"),
                (HttpMethod.Post, "/connections/lehua/test"),
            }
        )
        {
            var (status, body) = await host.SendAsync(method, path);
            Assert.Equal((path, 403, "QY6006"), (path, status, (string?)body!["code"]));
        }
    }

    private static void Authorize(ServeProcess host, string token) =>
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private static async Task<string> TokenAsync(ServeProcess host, string role, string[] schemes)
    {
        var (status, made) = await host.SendAsync(
            HttpMethod.Post,
            "/tokens",
            new
            {
                name = role,
                role,
                schemes,
            }
        );
        Assert.Equal(201, status);
        return (string)made!["token"]!;
    }

    private static async Task<(int Status, string? Code)> CallAsync(ServeProcess host, string route, string? token)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        path = path.Replace("{id}", "orders", StringComparison.Ordinal);
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", "nothing");
        using var message = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path);
        if (method is "post" or "put")
        {
            message.Content = JsonContent.Create(new { });
        }

        message.Headers.Authorization = token is null ? new AuthenticationHeaderValue("Bearer", "wrong") : new("Bearer", token);
        using var response = await host.Client.SendAsync(
            message,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        return (
            (int)response.StatusCode,
            isProblem
                ? (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]
                : null
        );
    }
}
