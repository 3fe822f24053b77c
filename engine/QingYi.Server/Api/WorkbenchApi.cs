using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>
/// Tries the text of a scheme that need not be in a file: checks, previews, traces and samples it. Stores nothing; only a sample makes a
/// call.
/// </summary>
internal static class WorkbenchApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/check", async (HttpRequest request, SchemeHost host) =>
            {
                var (_, scheme) = await LoadAsync(request, host).ConfigureAwait(false);
                return Results.Ok(new DraftCheck(scheme.IsUsable, DraftProblem.Of(scheme.Problems.Sorted)));
            })
            .Accepts<DraftRequest>("application/json")
            .Produces<DraftCheck>()
            .ProducesProblem(400)
            .For(Role.Viewer)
            .WithSummary("Checks the text of a scheme: all problems at once, with their places.");
        api.MapPost("/preview", async (HttpRequest request, SchemeHost host, Workbench workbench) =>
            {
                var (draft, scheme) = await LoadAsync(request, host).ConfigureAwait(false);
                var shown = scheme.IsUsable ? workbench.Preview(scheme, Records(draft), TimesOf(draft, scheme)) : null;
                return Results.Ok(new DraftPreview(DraftProblem.Of(scheme.Problems.Sorted), shown));
            })
            .Accepts<DraftRequest>("application/json")
            .Produces<DraftPreview>()
            .ProducesProblem(400)
            .For(Role.Viewer)
            .WithSummary("Renders what a run would send for the given records.");
        api.MapPost("/trace", async (HttpRequest request, SchemeHost host, Workbench workbench) =>
            {
                var (draft, scheme) = await LoadAsync(request, host).ConfigureAwait(false);
                var trace = workbench.Trace(scheme, Records(draft), TimesOf(draft, scheme));
                return Results.Ok(new DraftTrace(DraftProblem.Of(scheme.Problems.Sorted), trace));
            })
            .Accepts<DraftRequest>("application/json")
            .Produces<DraftTrace>()
            .ProducesProblem(400)
            .For(Role.Viewer)
            .WithSummary(
                "Follows the given records through a scheme step by step, to each parameter after template, format, type and parser, also "
                    + "while the scheme has errors."
            );
        MapSample(api);
    }

    private static void MapSample(RouteGroupBuilder api) =>
        api.MapPost("/sample", async (HttpRequest request, SchemeHost host, Workbench workbench, CancellationToken token) =>
            {
                var (draft, scheme) = await LoadAsync(request, host).ConfigureAwait(false);
                var sample = await workbench
                    .SampleAsync(
                        scheme,
                        Times.Parse(draft.From, scheme.TimeZone, "from"),
                        Times.Parse(draft.To, scheme.TimeZone, "to"),
                        draft.Limit ?? Workbench.MostSampled,
                        token
                    )
                    .ConfigureAwait(false);
                return Results.Ok(new DraftSample(DraftProblem.Of(scheme.Problems.Sorted), sample));
            })
            .Accepts<DraftRequest>("application/json")
            .Produces<DraftSample>()
            .ProducesProblem(400)
            .For(Role.Author)
            .WithSummary(
                "Fetches one page of a scheme's source to look at, at most 50 records in one attempt: the calls with their raw answers, "
                    + "the records, the fields. Stores nothing."
            );

    private static async Task<(DraftRequest Draft, LoadedScheme Scheme)> LoadAsync(HttpRequest request, SchemeHost host)
    {
        var draft = await JsonBody.ReadAsync<DraftRequest>(request).ConfigureAwait(false);
        var text = (draft.Text, draft.Scheme) switch
        {
            ({ } given, null) => given,
            (null, { } id) => host.Require(id).Text,
            _ => throw new UsageException(ApiTexts.TextOrScheme),
        };
        return (draft, host.Load(draft.File ?? SchemeLoader.NameOf(text), text));
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Records(DraftRequest draft) => [.. (draft.Records ?? []).Select(JsonBody.Bytes)];

    private static TemplateTimes TimesOf(DraftRequest draft, LoadedScheme scheme) =>
        new(Times.Parse(draft.LastSync, scheme.TimeZone, "lastSync"), Times.Parse(draft.Now, scheme.TimeZone, "now"));
}
