using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Manages the tokens of programs: those of one scheme, which post records to it, and those with any role.</summary>
internal static class TokensApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tokens", async (Caller caller, AccessTokens tokens, CancellationToken token) =>
                Results.Ok(await tokens.ListAsync(caller, token).ConfigureAwait(false))
            )
            .For(Role.Administrator)
            .Produces<IReadOnlyList<AccessToken>>()
            .WithSummary("Lists all tokens with role, schemes and end, never their texts.");
        api.MapPost("/tokens", async (Caller caller, HttpRequest request, AccessTokens tokens, CancellationToken token) =>
            {
                var asked = await JsonBody.ReadAsync<TokenRequest>(request).ConfigureAwait(false);
                return await MakeAsync(caller, asked, tokens, token).ConfigureAwait(false);
            })
            .For(Role.Administrator)
            .Accepts<TokenRequest>("application/json")
            .Produces<MadeToken>(201)
            .ProducesProblem(400)
            .ProducesProblem(409)
            .WithSummary("Creates a token with a role, limited to some schemes or not, and returns it this once.");
        api.MapDelete("/tokens/{name}", async (string name, string? schemes, Caller caller, AccessTokens tokens, CancellationToken token) =>
            {
                var limits = (schemes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                await tokens.RevokeAsync(caller, name, limits, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .For(Role.Administrator)
            .Produces(204)
            .ProducesProblem(404)
            .WithSummary("Revokes the token of that name for exactly these schemes (ids with commas between; missing: all schemes).");
        MapOfScheme(api.MapGroup("/schemes/{id}/tokens"));
    }

    private static void MapOfScheme(RouteGroupBuilder tokensOfScheme)
    {
        tokensOfScheme
            .MapGet("", async (string id, Caller caller, AccessTokens tokens, CancellationToken token) =>
                Results.Ok(await tokens.ListAsync(caller, id, token).ConfigureAwait(false))
            )
            .For(Role.Author)
            .Produces<IReadOnlyList<AccessToken>>()
            .WithSummary("Lists the holders of tokens for this scheme alone, never the tokens.");
        tokensOfScheme
            .MapPost(
                "",
                async (string id, Caller caller, HttpRequest request, SchemeHost host, AccessTokens tokens, CancellationToken token) =>
                {
                    var asked = await JsonBody.ReadAsync<TokenRequest>(request).ConfigureAwait(false);
                    host.Require(id);
                    return await MakeAsync(caller, asked with { Schemes = [id] }, tokens, token).ConfigureAwait(false);
                }
            )
            .For(Role.Author)
            .Accepts<TokenRequest>("application/json")
            .Produces<MadeToken>(201)
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .WithSummary("Creates a token that only allows posting records to this scheme, and returns it this once.");
        tokensOfScheme
            .MapDelete("/{name}", async (string id, string name, Caller caller, AccessTokens tokens, CancellationToken token) =>
            {
                await tokens.RevokeAsync(caller, name, [id], token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .For(Role.Author)
            .Produces(204)
            .ProducesProblem(404)
            .WithSummary("Revokes a token.");
    }

    private static async Task<IResult> MakeAsync(Caller caller, TokenRequest asked, AccessTokens tokens, CancellationToken token)
    {
        var text = await tokens
            .CreateAsync(caller, asked.Name, asked.Role, asked.Schemes ?? [], asked.Expires, token)
            .ConfigureAwait(false);
        return Results.Json(new MadeToken(asked.Name, text), statusCode: StatusCodes.Status201Created);
    }
}
