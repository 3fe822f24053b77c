using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;

namespace QingYi.Server.Api;

/// <summary>The connections of the environment.</summary>
internal static class ConnectionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections", (SchemeHost host) => Results.Ok(host.Environment.Connections.Values.Select(c => View(c, host))))
            .Produces<IReadOnlyList<ConnectionView>>()
            .WithSummary("The connections of the environment, without their options.");
        api.MapPost("/connections/{name}/test", async (string name, SchemeHost host, ConnectionTester tester, CancellationToken token) =>
            {
                var (tried, fault) = await tester.TestAsync(Find(host, name), token).ConfigureAwait(false);
                return fault is null ? Results.Ok(new ConnectionTried(name, tried)) : Failed(fault);
            })
            .Produces<ConnectionTried>()
            .ProducesProblem(404)
            .ProducesProblem(502)
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
                    var (found, fault) = await find(browser, Find(host, name), path ?? "", wanted ?? "", token).ConfigureAwait(false);
                    return fault is null ? Results.Ok(found) : Failed(fault);
                }
            )
            .Produces<JsonNode>()
            .ProducesProblem(404)
            .ProducesProblem(502)
            .WithSummary(summary);

    private static Connection Find(SchemeHost host, string name) =>
        host.Environment.Connections.TryGetValue(name, out var connection)
            ? connection
            : throw new RefusedException(Refusal.NotFound, ApiTexts.NoConnection(name));

    private static IResult Failed(RunFault fault) =>
        ApiErrors.Problem(StatusCodes.Status502BadGateway, fault.Code, fault.Message, fault.NextStep);

    private static ConnectionView View(Connection connection, SchemeHost host) =>
        new(connection.Name, connection.Connector, [.. host.Schemes.Where(s => s.Connections.Contains(connection.Name)).Select(s => s.Id)]);
}
