using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>The connections of the environment.</summary>
internal static class ConnectionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections", (SchemeHost host) => Results.Ok(host.Environment.Connections.Values.Select(c => View(c, host))))
            .Produces<IReadOnlyList<ConnectionView>>()
            .For(Role.Viewer)
            .WithSummary("The connections of the environment, without their options.");
        // Options whose secrets were masked would be saved back with the masks.
        MapFile(api.MapGroup("/connections/{name}").WithMetadata(new OwnText()));
        api.MapPost("/connections/{name}/test", async (string name, SchemeHost host, ConnectionTester tester, CancellationToken token) =>
            {
                var (tried, fault) = await tester.TestAsync(host.RequireConnection(name), token).ConfigureAwait(false);
                return fault is null ? Results.Ok(new ConnectionTried(name, tried)) : ApiErrors.Failed(fault);
            })
            .Produces<ConnectionTried>()
            .ProducesProblem(404)
            .ProducesProblem(502)
            .For(Role.Operator)
            .WithSummary("Tests a connection: whether the system responds and accepts the credentials.");
        Map(
            api,
            "entries",
            "Lists what a connection contains below 'path': tables, folders, files, sheets, or its declared apis.",
            async (browser, connection, path, _, token) =>
            {
                var (entries, fault) = await browser.BrowseAsync(connection, path, token).ConfigureAwait(false);
                return (entries, fault);
            }
        );
        Map(api, "fields", "Lists the columns or fields of the entry at 'path'.", async (browser, connection, path, _, token) =>
        {
            var (fields, fault) = await browser.FieldsAsync(connection, path, token).ConfigureAwait(false);
            return (fields, fault);
        });
        Map(
            api,
            "draft",
            "Drafts the 'request' of 'api' for the entry at 'path': the INSERT of a table with its parameters. Null: there is no draft.",
            async (browser, connection, path, wanted, token) =>
            {
                var (request, fault) = await browser.DraftAsync(connection, wanted, path, token).ConfigureAwait(false);
                return (new ConnectionDraft(request), fault);
            }
        );
    }

    private static void MapFile(RouteGroupBuilder connection)
    {
        connection
            .MapGet("", (string name, SchemeHost host) => Results.Ok(host.ConnectionFile.Read(name)))
            .For(Role.Author)
            .Produces<ConnectionDefinition>()
            .ProducesProblem(404)
            .WithSummary("Returns a connection as the environment file has it; a secret that is set is null.");
        connection
            .MapPut("", async (string name, Caller caller, HttpRequest request, SchemeHost host, CancellationToken token) =>
            {
                var given = await JsonBody.ReadAsync<ConnectionRequest>(request).ConfigureAwait(false);
                var save = new ConnectionSave(name, given.Connector, given.Options) { Base = given.Base };
                var saved = await host.ConnectionFile.SaveAsync(caller, save, token).ConfigureAwait(false);
                return Results.Json(ConnectionResult.Of(saved), statusCode: FileResult.Status(saved.Outcome));
            })
            .For(Role.Author)
            .Accepts<ConnectionRequest>("application/json")
            .Produces<ConnectionResult>()
            .Produces<ConnectionResult>(409)
            .Produces<ConnectionResult>(422)
            .ProducesProblem(400)
            .WithSummary("Writes a connection into the environment file, its secrets among those of the host; the host uses it at once.");
        connection
            .MapDelete("", async (string name, string version, Caller caller, SchemeHost host, CancellationToken token) =>
            {
                await host.ConnectionFile.DeleteAsync(caller, name, version, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .For(Role.Author)
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .WithSummary("Removes a connection that no scheme uses from the environment file.");
    }

    private static void Map(
        RouteGroupBuilder api,
        string what,
        string summary,
        Func<ConnectionBrowser, Connection, string, string, CancellationToken, Task<(object Found, RunFault? Fault)>> find
    ) =>
        api.MapGet(
                $"/connections/{{name}}/{what}",
                async (
                    string name,
                    string? path,
                    [FromQuery(Name = "api")] string? wanted,
                    SchemeHost host,
                    ConnectionBrowser browser,
                    CancellationToken token
                ) =>
                {
                    var (found, fault) = await find(browser, host.RequireConnection(name), path ?? "", wanted ?? "", token)
                        .ConfigureAwait(false);
                    return fault is null ? Results.Ok(found) : ApiErrors.Failed(fault);
                }
            )
            .Produces<JsonNode>()
            .ProducesProblem(404)
            .ProducesProblem(502)
            .For(Role.Author)
            .WithSummary(summary);

    private static ConnectionView View(Connection connection, SchemeHost host) =>
        new(connection.Name, connection.Connector, host.ConnectionFile.UsersOf(connection.Name));
}
