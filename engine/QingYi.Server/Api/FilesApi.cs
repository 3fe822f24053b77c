using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Api;

/// <summary>The texts of the scheme files: reads, saves, compares; versions and drafts.</summary>
internal static class FilesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        // A text whose secrets were masked would be saved back with the masks.
        var files = api.MapGroup("/files/{file}").WithMetadata(new OwnText());
        files
            .MapGet("", (string file, SchemeHost host) => Results.Ok(host.SchemeFiles.Read(file)))
            .Produces<FileText>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Returns the text of a scheme file with its version.");
        files
            .MapPut("", SaveAsync)
            .Accepts<FileRequest>("application/json")
            .Produces<FileResult>()
            .Produces<FileResult>(409)
            .Produces<FileResult>(422)
            .ProducesProblem(400)
            .For(Role.Author)
            .WithSummary(
                "Saves a text in place of the version 'base' (null: a new file); the host runs it at once. 409: the file is another "
                    + "version by now. 422: the text has errors; 'withErrors' saves it all the same, and the version before goes on."
            );
        files
            .MapDelete("", async (string file, string version, Caller caller, SchemeHost host, CancellationToken token) =>
            {
                await host.SchemeFiles.DeleteAsync(caller, file, version, token).ConfigureAwait(false);
                return Results.NoContent();
            })
            .Produces(204)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Author)
            .WithSummary(
                "Deletes a scheme file, if it is still this version. The records of the scheme and the versions of the file stay."
            );
        files
            .MapPost("/rename", RenameAsync)
            .Accepts<RenameRequest>("application/json")
            .Produces<FileText>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .For(Role.Author)
            .WithSummary(
                "Renames a scheme file, if it is still the version 'base'. Its versions and drafts come along, and its scheme runs on. "
                    + "409: it is another version by now, the new name belongs to a file already, or the folder cannot be written."
            );
        files
            .MapGet("/versions", (string file, SchemeHost host) => Results.Ok(host.SchemeFiles.Versions(file)))
            .Produces<IReadOnlyList<FileVersion>>()
            .For(Role.Viewer)
            .WithSummary("Lists the texts that a file had, newest first, with time and author.");
        files
            .MapGet("/versions/{version}", (string file, string version, SchemeHost host) =>
                Results.Ok(new FileRequest(host.SchemeFiles.Text(file, version), version))
            )
            .Produces<FileRequest>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary("Returns the text of a version.");
        files
            .MapPost("/compare", CompareAsync)
            .Accepts<FileRequest>("application/json")
            .Produces<FileComparison>()
            .ProducesProblem(404)
            .For(Role.Viewer)
            .WithSummary(
                "Compares a text with the version 'base' (null: the file as it is), and says what the change means for the records."
            );
        MapDraft(files);
    }

    private static void MapDraft(RouteGroupBuilder files)
    {
        files
            .MapGet("/draft", (string file, Caller caller, SchemeHost host) =>
                host.SchemeFiles.Draft(caller, file) is { } draft ? Results.Ok(draft) : ApiErrors.NotFound(ApiTexts.NoDraft(file))
            )
            .Produces<FileDraft>()
            .ProducesProblem(404)
            .For(Role.Author)
            .WithSummary("Returns the text that is being written and is not saved yet.");
        files
            .MapPut("/draft", async (string file, Caller caller, HttpRequest request, SchemeHost host) =>
            {
                var given = await JsonBody.ReadAsync<FileRequest>(request).ConfigureAwait(false);
                return Results.Ok(host.SchemeFiles.KeepDraft(caller, file, TextOf(given), given.Base));
            })
            .Accepts<FileRequest>("application/json")
            .Produces<FileDraft>()
            .For(Role.Author)
            .WithSummary("Keeps a text that is being written. A save deletes it.");
        files
            .MapDelete("/draft", (string file, Caller caller, SchemeHost host) =>
            {
                host.SchemeFiles.DropDraft(caller, file);
                return Results.NoContent();
            })
            .Produces(204)
            .For(Role.Author)
            .WithSummary("Deletes the text that is being written.");
    }

    private static async Task<IResult> SaveAsync(string file, Caller caller, HttpRequest request, SchemeHost host, CancellationToken token)
    {
        var given = await JsonBody.ReadAsync<FileRequest>(request).ConfigureAwait(false);
        var save = new FileSave(file, TextOf(given)) { Base = given.Base, WithErrors = given.WithErrors };
        var saved = await host.SchemeFiles.SaveAsync(caller, save, token).ConfigureAwait(false);
        return Results.Json(FileResult.Of(saved), statusCode: FileResult.Status(saved.Outcome));
    }

    private static async Task<IResult> RenameAsync(
        string file,
        Caller caller,
        HttpRequest request,
        SchemeHost host,
        CancellationToken token
    )
    {
        var given = await JsonBody.ReadAsync<RenameRequest>(request).ConfigureAwait(false);
        return given is { Name: { } name, Base: { } version }
            ? Results.Ok(await host.SchemeFiles.RenameAsync(caller, file, name, version, token).ConfigureAwait(false))
            : throw new UsageException(ApiTexts.NoNewName);
    }

    private static async Task<IResult> CompareAsync(string file, HttpRequest request, SchemeHost host, CancellationToken token)
    {
        var given = await JsonBody.ReadAsync<FileRequest>(request).ConfigureAwait(false);
        var files = host.SchemeFiles;
        var old = given.Base is { } version ? files.Text(file, version) : files.Read(file).Text;
        return Results.Ok(await files.CompareAsync(file, old, TextOf(given), token).ConfigureAwait(false));
    }

    private static string TextOf(FileRequest given) => given.Text ?? throw new UsageException(ApiTexts.NoText);
}
