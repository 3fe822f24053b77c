using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;

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
                if (!host.Environment.Connections.TryGetValue(name, out var connection))
                {
                    return ApiErrors.NotFound(ApiTexts.NoConnection(name));
                }

                var (tried, fault) = await tester.TestAsync(connection, token).ConfigureAwait(false);
                return fault is null
                    ? Results.Ok(new ConnectionTried(name, tried))
                    : ApiErrors.Problem(StatusCodes.Status502BadGateway, fault.Code, fault.Message, fault.NextStep);
            })
            .Produces<ConnectionTried>()
            .ProducesProblem(404)
            .ProducesProblem(502)
            .WithSummary("Tests a connection: whether the system responds and accepts the credentials.");
    }

    private static ConnectionView View(Connection connection, SchemeHost host) =>
        new(connection.Name, connection.Connector, [.. host.Schemes.Where(s => s.Connections.Contains(connection.Name)).Select(s => s.Id)]);
}
