using System.Net;
using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>People log in at a host.</summary>
public sealed class Sessions
{
    private const string Password = "correct horse '😀'";

    [Fact]
    public async Task Without_users_everybody_on_this_machine_is_administrator_and_with_the_first_one_nobody_is_without_log_in()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        folder.Put("orders", "");
        await using var host = await folder.ServeAsync();
        var session = await host.GetAsync("/session");
        Assert.Equal(
            (Environment.UserName, "administrator", false),
            ((string?)session["name"], (string?)session["role"], (bool)session["hasUsers"]!)
        );
        // Who comes through a proxy on this machine is not on this machine.
        using (var proxied = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session"))
        {
            proxied.Headers.Add("X-Forwarded-For", "203.0.113.9");
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await host.Client.SendAsync(proxied, TestContext.Current.CancellationToken)).StatusCode
            );
        }

        var (exit, _, errors) = await AddAsync(folder, "Chief", "administrator");
        Assert.True(exit == 0, errors);
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Post, "/session", new { name = "chief", password = "wrong" }));
        var (status, body) = await host.SendAsync(HttpMethod.Post, "/session", new { name = "CHIEF", password = Password });
        Assert.Equal((200, "chief", "administrator"), (status, (string?)body!["name"], (string?)body["role"]));
        Assert.Equal(
            201,
            (
                await host.SendAsync(
                    HttpMethod.Post,
                    "/users",
                    new
                    {
                        name = "李雷",
                        role = "operator",
                        password = Password,
                    }
                )
            ).Status
        );
        Assert.Equal(202, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/runs")).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, "/session")).Status);
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));

        await host.SendAsync(HttpMethod.Post, "/session", new { name = "李雷", password = Password });
        Assert.Equal((403, "QY6006"), await CodeAsync(host, HttpMethod.Get, "/users"));
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, "/schemes/orders/pause")).Status);
        var removed = await QingYiProcess.RunAsync("users", "set", "李雷", "--role", "viewer", "--state", folder.State);
        Assert.True(removed.Exit == 0, removed.Errors);
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/schemes"));

        var audit = await QingYiProcess.RunAsync("audit", "--state", folder.State, "--output", "json", "--lang", "en");
        Assert.Equal(
            [
                (Environment.UserName, "user 李雷: operator → viewer"),
                ("李雷", "paused"),
                ("李雷", "logged in"),
                ("chief", "logged out"),
                ("chief", "run requested"),
                ("chief", "user 李雷 added as operator"),
                ("chief", "logged in"),
                (Environment.UserName, "user chief added as administrator"),
            ],
            System.Text.Json.Nodes.JsonNode.Parse(audit.Output)!.AsArray().Select(a => ((string)a!["who"]!, (string)a["action"]!))
        );
    }

    [Fact]
    public async Task A_session_outlasts_a_restart_of_the_host_and_its_cookie_is_closed_to_scripts_and_other_sites()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        await AddAsync(folder, "chief", "administrator");
        string cookie;
        await using (var host = await folder.ServeAsync())
        {
            using var content = new StringContent(
                $$"""{"name":"chief","password":"{{Password}}"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            );
            var response = await host.Client.PostAsync("/api/v1/session", content, TestContext.Current.CancellationToken);
            cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("chief", cookie, StringComparison.Ordinal);
        }

        await using var again = await folder.ServeAsync();
        again.Client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal("chief", (string?)(await again.GetAsync("/session"))["name"]);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/v1/schemes/orders/runs");
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.Client.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_the_host_answers_to_its_name_and_knows_who_calls()
    {
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 3 },
            "host: { names: [qingyi.example.com], proxies: [10.0.0.5] }"
        );
        await AddAsync(folder, "chief", "administrator");
        await using var host = await folder.ServeAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await LogInAsync("evil.example.com")).StatusCode);
        var answer = await LogInAsync("qingyi.example.com");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(["203.0.113.9"], folder.Store("SELECT origin FROM audit WHERE who = 'chief'").Select(r => (string?)r[0]));

        Task<HttpResponseMessage> LogInAsync(string name)
        {
            var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session")
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { name = "chief", password = Password }),
            };
            message.Headers.Host = name;
            message.Headers.Add("X-Forwarded-For", "203.0.113.9");
            message.Headers.Add("X-Forwarded-Proto", "https");
            message.Headers.Add("Origin", $"https://{name}");
            return host.Client.SendAsync(message, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_token_opens_no_page_whatever_its_role_is()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        await using var host = await folder.ServeAsync(("QINGYI_API_TOKEN", "api-token-123"));
        foreach (var path in new[] { "/", "/settings/users", "/_blazor/negotiate?negotiateVersion=1" })
        {
            using var message = new HttpRequestMessage(
                path.Contains('_', StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
                path
            );
            message.Headers.Authorization = new("Bearer", "api-token-123");
            var answer = await host.Client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.True(
                answer.StatusCode == HttpStatusCode.Unauthorized || answer.RequestMessage!.RequestUri!.AbsolutePath == "/setup",
                $"{path}: {answer.StatusCode}"
            );
        }

        Assert.Contains("/setup?code=", await host.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_a_password_waits()
    {
        await using var folder = await ServingFolder.StartAsync(new JackyunOptions { Orders = 3 });
        await AddAsync(folder, "chief", "administrator");
        await using var host = await folder.ServeAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Post, "/session", new { name = "chief", password = $"{i}" }));
        }

        using var content = new StringContent(
            $$"""{"name":"chief","password":"{{Password}}"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        var refused = await host.Client.PostAsync("/api/v1/session", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("QY6007", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_logs_in_at_the_identity_provider_is_logged_in_here()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var folder = await ServingFolder.StartAsync(
            new JackyunOptions { Orders = 3 },
            $$"""
            host:
              oidc: { authority: "{{provider.Url}}", clientId: {{IdentityProvider.ClientId}},
                clientSecret: "${OIDC_SECRET}", newUsers: viewer }
            """
        );
        await AddAsync(folder, "chief", "administrator");
        await using var host = await folder.ServeAsync(("OIDC_SECRET", IdentityProvider.ClientSecret));
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/session"));
        provider.User = "Chief";
        var taken = await host.Client.GetAsync("/api/v1/session/oidc", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, taken.StatusCode);
        await QingYiProcess.RunAsync("users", "add", "boss", "--role", "author", "--no-password", "--state", folder.State);
        provider.User = "Boss";
        var landed = await host.Client.GetAsync("/api/v1/session/oidc", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "/api/"), (landed.StatusCode, landed.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(("boss", "author"), await WhoAsync(host));
        provider.User = "新员工";
        await host.SendAsync(HttpMethod.Delete, "/session");
        var back = await host.Client.GetAsync("/api/v1/session/oidc?back=%2Fruns%3Fstatus%3Dfailed", TestContext.Current.CancellationToken);
        Assert.Equal("/runs?status=failed", back.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(("新员工", "viewer"), await WhoAsync(host));
        await host.SendAsync(HttpMethod.Delete, "/session");
        provider.User = null;
        var refused = await host.Client.GetAsync("/api/v1/session/oidc", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains(
            "/api/v1/session/oidc",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal((401, "QY6004"), await CodeAsync(host, HttpMethod.Get, "/session"));
        Assert.DoesNotContain(IdentityProvider.ClientSecret, host.Log, StringComparison.Ordinal);
    }

    private static async Task<(string?, string?)> WhoAsync(ServeProcess host) =>
        await host.GetAsync("/session") is var session ? ((string?)session["name"], (string?)session["role"]) : default;

    private static Task<(int Exit, string Output, string Errors)> AddAsync(ServingFolder folder, string name, string role) =>
        QingYiProcess.RunAsync(["users", "add", name, "--role", role, "--state", folder.State], input: Password + "\n");

    private static async Task<(int Status, string? Code)> CodeAsync(ServeProcess host, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await host.SendAsync(method, path, body);
        return (status, (string?)answer?["code"]);
    }
}
