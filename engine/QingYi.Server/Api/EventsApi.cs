using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using QingYi.Engine.Access;
using QingYi.Engine.Environments;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>The events of the host as server-sent events.</summary>
internal static class EventsApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet(
                "/events",
                (
                    HttpContext context,
                    ApiCallers callers,
                    SchemeHost host,
                    Workspace workspace,
                    IHostApplicationLifetime lifetime,
                    CancellationToken token
                ) =>
                    TypedResults.ServerSentEvents(
                        StreamAsync(() => callers.FindAsync(context), host.Events, workspace.Mask, lifetime.ApplicationStopping, token)
                    )
            )
            .WithMetadata(new MasksItself())
            .Produces<string>(200, "text/event-stream")
            .ForEach(Role.Viewer)
            .WithSummary(
                "Streams events until the host stops: run-started, run-progress (at most once a second for each run), run-ended, "
                    + "file-changed, alert, and heartbeat after 15 seconds without another. The data of an event is a JSON object."
            );

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        Func<Task<Caller?>> find,
        HostEvents events,
        SecretMask mask,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (clock, caller, asked) = (TimeProvider.System, (Caller?)null, 0L);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await foreach (var e in events.ReadAsync(end.Token).ConfigureAwait(false))
        {
            // Who is removed, or whose token ends, watches no longer.
            if (clock.GetElapsedTime(asked) >= Patience || caller is null)
            {
                (caller, asked) = (await find().ConfigureAwait(false), clock.GetTimestamp());
                if (caller is null)
                {
                    yield break;
                }
            }

            if (e.Kind != HostEventKind.Heartbeat && !caller.Sees((string?)e.Data["scheme"]))
            {
                continue;
            }

            e.Data["at"] = e.At;
            yield return new SseItem<string>(ApiGuard.Masked(e.Data, mask), JsonNamingPolicy.KebabCaseLower.ConvertName($"{e.Kind}"));
        }
    }
}
