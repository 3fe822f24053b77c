using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>Edits the text of a scheme that the caller sends. The host keeps neither the text nor the result.</summary>
internal static class EditsApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/edits", async (HttpRequest request) =>
            {
                var asked = await JsonBody.ReadAsync<EditRequest>(request).ConfigureAwait(false);
                if (asked is not { Text: not null, Edits: not null } || asked.Edits.Any(e => e?.Path is null))
                {
                    throw new UsageException(ApiTexts.NoEdits);
                }

                var edited = SchemeEditor.Edit(asked.File ?? "scheme.yaml", asked.Text, asked.Edits);
                return edited.Problems.Count > 0
                    ? ApiErrors.Problems(edited.Problems)
                    : Results.Ok(new EditedText(edited.Text, edited.Changes));
            })
            .WithMetadata(new OwnText())
            .Accepts<EditRequest>("application/json")
            .Produces<EditedText>()
            .ProducesProblem(400)
            .For(Role.Viewer)
            .WithSummary(
                "Edits the text of a scheme and leaves everything else as it is written: set, add, remove, rename, move. All edits or none."
            );
}
