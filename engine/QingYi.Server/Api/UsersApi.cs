using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Manages the users, and shows the audit.</summary>
internal static class UsersApi
{
    private const int MostAtOnce = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users", async (Caller caller, Users users, CancellationToken token) =>
                Results.Ok((await users.ListAsync(caller, token).ConfigureAwait(false)).Select(UserView.Of))
            )
            .For(Role.Administrator)
            .Produces<IReadOnlyList<UserView>>()
            .WithSummary("Lists the users.");
        api.MapPost("/users", async (Caller caller, HttpRequest request, Users users, CancellationToken token) =>
            {
                var given = await JsonBody.ReadAsync<UserRequest>(request).ConfigureAwait(false);
                var role = given.Role ?? throw new UsageException(ApiTexts.NoRole);
                var user = await users.AddAsync(caller, given.Name, role, given.Password, token).ConfigureAwait(false);
                return Results.Json(UserView.Of(user), statusCode: StatusCodes.Status201Created);
            })
            .For(Role.Administrator)
            .Accepts<UserRequest>("application/json")
            .Produces<UserView>(201)
            .ProducesProblem(400)
            .ProducesProblem(409)
            .WithSummary("Adds a user.");
        api.MapPut("/users/{name}", async (string name, Caller caller, HttpRequest request, Users users, CancellationToken token) =>
            {
                var given = await JsonBody.ReadAsync<UserRequest>(request).ConfigureAwait(false);
                var user = await users.ChangeAsync(caller, name, given.Role, given.Password, token).ConfigureAwait(false);
                return Results.Ok(UserView.Of(user));
            })
            .For(Role.Administrator)
            .Accepts<UserRequest>("application/json")
            .Produces<UserView>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .WithSummary("Gives a user another role or another password. The user's sessions and a lock-out end.");
        api.MapDelete("/users/{name}", async (string name, Caller caller, Users users, CancellationToken token) =>
            {
                await users.RemoveAsync(caller, name, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .For(Role.Administrator)
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .WithSummary("Removes a user, whose sessions end.");
        api.MapGet("/audit", AuditAsync)
            .For(Role.Administrator)
            .Produces<IReadOnlyList<AuditView>>()
            .WithSummary("Lists what was changed, newest first: by whom, from where, and what differs; 'before' continues the list.");
    }

    private static async Task<IResult> AuditAsync(
        string? scheme,
        string? who,
        long? before,
        int? limit,
        RecordStore store,
        CancellationToken token
    )
    {
        var query = new AuditQuery
        {
            Scheme = scheme,
            Who = who,
            Before = before,
            Limit = Math.Clamp(limit ?? 50, 1, MostAtOnce),
        };
        return Results.Ok((await store.Access.AuditAsync(query, token).ConfigureAwait(false)).Select(AuditView.Of));
    }
}
