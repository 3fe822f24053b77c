using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>The figures of the host by minute.</summary>
internal static class FiguresApi
{
    private const int DefaultMinutes = 60;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/figures", async (string? scheme, int? minutes, SchemeHost host, CancellationToken token) =>
            {
                if (scheme is not null)
                {
                    await host.RequireKnownAsync(scheme, token).ConfigureAwait(false);
                }

                return Results.Ok(host.Figures.Read(scheme, minutes ?? DefaultMinutes));
            })
            .Produces<FigureSeries>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary(
                "Returns what runs did in each of the last minutes (60 by default, at most 1440), of one scheme or of all together."
            );
}
