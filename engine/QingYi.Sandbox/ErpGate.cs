using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace QingYi.Sandbox;

/// <summary>Issues tokens and authenticates callers.</summary>
internal sealed class ErpGate(ErpOptions options)
{
    private readonly ConcurrentDictionary<string, int> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> calls = new();

    public IReadOnlyCollection<string> Calls => calls;

    public int Tokens => tokens.Count;

    /// <summary>Returns the answer of a token call; null: the call is not a token call.</summary>
    public JsonObject? Token(string path, HttpRequest request, string body)
    {
        switch (path)
        {
            case "/oauth/token":
                var form = QueryHelpers.ParseQuery(body);
                return
                    request.Method == "POST"
                    && form["grant_type"] == "client_credentials"
                    && form["client_id"] == options.User
                    && form["client_secret"] == options.Secret
                    ? new JsonObject
                    {
                        ["access_token"] = New(),
                        ["token_type"] = "Bearer",
                        ["expires_in"] = 3600,
                    }
                    : new JsonObject { ["error"] = "invalid_client" };
            case "/login":
                return
                    body.Contains($"\"user\":\"{options.User}\"", StringComparison.Ordinal)
                    && body.Contains($"\"password\":\"{options.Secret}\"", StringComparison.Ordinal)
                    ? new JsonObject
                    {
                        ["data"] = new JsonObject { ["token"] = New(), ["ttl"] = 1800 },
                    }
                    : new JsonObject { ["error"] = "用户名或密码错误" };
            default:
                return null;
        }
    }

    public bool LetsIn(HttpRequest request, string body)
    {
        var header = request.Headers.Authorization.ToString();
        var isIn = options.Auth switch
        {
            "none" => true,
            "basic" => header == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Secret}")),
            "bearer" => header == "Bearer " + options.Secret,
            "apiKey" => request.Headers["X-Api-Key"] == options.Secret,
            "apiKeyInQuery" => request.Query["key"] == options.Secret,
            "hmac" => request.Headers["X-Signature"]
                == Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret), Encoding.UTF8.GetBytes(body))),
            _ => Use(header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : request.Headers["X-Token"].ToString()),
        };
        if (isIn)
        {
            calls.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        }

        return isIn;
    }

    private string New()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        tokens[token] = options.TokenCalls == 0 ? int.MaxValue : options.TokenCalls;
        return token;
    }

    private bool Use(string token) => tokens.ContainsKey(token) && tokens.AddOrUpdate(token, 0, (_, left) => left - 1) >= 0;
}
