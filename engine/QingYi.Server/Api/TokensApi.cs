using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>Manages the tokens of callers that post records to a scheme.</summary>
internal static class TokensApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schemes/{id}/tokens", async (string id, PostingTokens tokens, CancellationToken token) =>
                Results.Ok(await tokens.ListAsync(id, token).ConfigureAwait(false))
            )
            .Produces<IReadOnlyList<PostingToken>>()
            .WithSummary("Lists the holders of tokens that allow posting records to the scheme, never the tokens.");
        api.MapPost(
                "/schemes/{id}/tokens",
                async (string id, HttpRequest request, SchemeHost host, PostingTokens tokens, CancellationToken token) =>
                {
                    var asked = await JsonBody.ReadAsync<TokenRequest>(request).ConfigureAwait(false);
                    host.Require(id);
                    return Results.Json(
                        new MadeToken(asked.Name, await tokens.CreateAsync(id, asked.Name, token).ConfigureAwait(false)),
                        statusCode: StatusCodes.Status201Created
                    );
                }
            )
            .Accepts<TokenRequest>("application/json")
            .Produces<MadeToken>(201)
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .WithSummary("Creates a token that only allows posting records to this scheme, and returns it this once.");
        api.MapDelete("/schemes/{id}/tokens/{name}", async (string id, string name, PostingTokens tokens, CancellationToken token) =>
            {
                await tokens.RevokeAsync(id, name, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .Produces(204)
            .ProducesProblem(404)
            .WithSummary("Revokes a token.");
    }
}
