using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Helps editors at an offset of a scheme's text, which may be broken. Changes nothing.</summary>
internal static class CompletionApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/completion", async (HttpRequest request, SchemeHost host, SchemeAssistant assistant, CancellationToken token) =>
            {
                var (file, text, offset) = await ReadAsync(request).ConfigureAwait(false);
                return Results.Ok(
                    new CompletionAnswer(await assistant.CompleteAsync(file, text, offset, host.Environment, token).ConfigureAwait(false))
                );
            })
            .Accepts<CompletionRequest>("application/json")
            .Produces<CompletionAnswer>()
            .ProducesProblem(400)
            .For(Role.Author)
            .WithSummary(
                "What can be written at an offset of a scheme's text: keys, names, fields with sample values, constants, filters, "
                    + "functions, look-ups, tables and columns. The text may be broken."
            );
        api.MapPost("/hover", async (HttpRequest request, SchemeHost host, SchemeAssistant assistant, CancellationToken token) =>
            {
                var (file, text, offset) = await ReadAsync(request).ConfigureAwait(false);
                return Results.Ok(
                    new HoverAnswer(await assistant.HoverAsync(file, text, offset, host.Environment, token).ConfigureAwait(false))
                );
            })
            .Accepts<CompletionRequest>("application/json")
            .Produces<HoverAnswer>()
            .ProducesProblem(400)
            .For(Role.Author)
            .WithSummary("What is known of the word at an offset of a scheme's text, as Markdown. The text may be broken.");
    }

    private static async Task<(string File, string Text, int Offset)> ReadAsync(HttpRequest request)
    {
        var asked = await JsonBody.ReadAsync<CompletionRequest>(request).ConfigureAwait(false);
        return asked is { Text: { } text, Offset: { } offset }
            ? (asked.File ?? SchemeLoader.NameOf(text), text, offset)
            : throw new UsageException(ApiTexts.NoOffset);
    }
}
