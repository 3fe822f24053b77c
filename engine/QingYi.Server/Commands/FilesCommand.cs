using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>files</c>: shows and changes the scheme files of a folder, also while a host watches it.</summary>
internal static class FilesCommand
{
    public static Argument<string> File { get; } = new("FILE") { Description = FilesTexts.File.ToString() };

    public static Option<string?> Base { get; } = new("--base") { Description = FilesTexts.Base.ToString() };

    public static Option<string> Schemes { get; } =
        new("--schemes") { DefaultValueFactory = _ => "schemes", Description = OptionTexts.Schemes.ToString() };

    public static Command Create(Func<ParseResult, Session> open) =>
        new("files", FilesTexts.Files.ToString())
        {
            List(open),
            Versions(open),
            Show(open),
            FilesCompareCommand.Create(open),
            FilesSaveCommand.Save(open),
            FilesSaveCommand.Restore(open),
            Rename(open),
        };

    /// <summary>The files of the folder that the user names, without their connections: for what compiles no scheme.</summary>
    public static SchemeFiles FilesOf(Session session, ParseResult result, RecordStore? store) =>
        SchemeFiles.Of(session.Workspace, store, Folder(result), null);

    /// <summary>The files of the folder that the user names.</summary>
    /// <returns>Null: the environment has errors, which are printed.</returns>
    public static async Task<SchemeFiles?> OpenAsync(
        Session session,
        ParseResult result,
        RecordStore? store,
        CancellationToken cancellationToken
    )
    {
        session.ReportPlugins();
        var folder = Folder(result);
        var problems = new ProblemList();
        var environment = await new SchemeLoader(session.Workspace)
            .EnvironmentAsync(
                result.GetValue(CommonOptions.Environment),
                Path.Combine(folder, "*.yaml"),
                EnvironmentUse.IfThere,
                problems,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (problems.HasErrors)
        {
            session.Screen.Problems(problems);
            return null;
        }

        return SchemeFiles.Of(session.Workspace, store, folder, environment);
    }

    /// <summary>The name of the file that the user means; it may be given with the path of the folder.</summary>
    public static string NameOf(ParseResult result)
    {
        var given = result.GetValue(File)!;
        return Path.GetDirectoryName(Path.GetFullPath(given)) == Folder(result) ? Path.GetFileName(given) : given;
    }

    private static string Folder(ParseResult result)
    {
        var given = result.GetValue(Schemes)!;
        return Directory.Exists(given)
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(given))
            : throw new UsageException(CommandTexts.NoFolder(given));
    }

    private static Command List(Func<ParseResult, Session> open)
    {
        var command = new Command("list", FilesTexts.List.ToString())
        {
            Schemes,
            CommonOptions.Environment,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                if (await OpenAsync(session, result, null, cancellationToken).ConfigureAwait(false) is not { } files)
                {
                    return ExitCode.Wrong;
                }

                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(
                        new JsonArray([
                            .. files.Files.Select(f => new JsonObject
                            {
                                ["file"] = f.File,
                                ["scheme"] = f.Scheme,
                                ["version"] = f.Version,
                                ["problems"] = JsonSerializer.SerializeToNode(DraftProblem.Of(f.Problems), UserTextConverter.Format),
                            }),
                        ])
                    );
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    FilesTexts.FilesOf(result.GetValue(Schemes)!),
                    [FilesTexts.FileHead, TableTexts.Scheme, FilesTexts.VersionHead, FilesTexts.Problems],
                    files.Files.Select(f =>
                        new object?[]
                        {
                            f.File,
                            f.Scheme ?? "-",
                            f.Version ?? "-",
                            string.Join(", ", f.Problems.CountBy(p => p.Code).Select(c => c.Value == 1 ? c.Key : $"{c.Key} ×{c.Value}")),
                        }
                    )
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Versions(Func<ParseResult, Session> open)
    {
        var command = new Command("versions", FilesTexts.Versions.ToString()) { File, Schemes, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var files = FilesOf(session, result, null);
                var name = NameOf(result);
                var versions = files.Versions(name);
                if (versions.Count == 0)
                {
                    // It refuses a file that does not exist.
                    files.Read(name);
                }

                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(versions, UserTextConverter.Format));
                    return ExitCode.Done;
                }

                session.Screen.Table(
                    LocalizedText.Of($"{name} ({TimeZoneInfo.Local.Id})"),
                    [FilesTexts.VersionHead, TableTexts.At, FilesTexts.Author],
                    versions.Select(v => new object?[] { v.Version, Times.Local(v.At, TimeZoneInfo.Local), Author(v) })
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static string Author(FileVersion version) => version.Author ?? FilesTexts.Outside.ToString();

    private static Command Show(Func<ParseResult, Session> open)
    {
        var version = new Option<string?>("--version") { Description = FilesTexts.ShownVersion.ToString() };
        var command = new Command("show", FilesTexts.Show.ToString()) { File, version, Schemes, CommonOptions.State, CommonOptions.Output };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var files = FilesOf(session, result, null);
                var name = NameOf(result);
                var given = result.GetValue(version);
                var text = given is null ? files.Read(name).Text : files.Text(name, given);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    given ??= files.Read(name).Version;
                    session.Screen.Json(
                        new JsonObject
                        {
                            ["file"] = name,
                            ["version"] = given,
                            ["text"] = text,
                        }
                    );
                    return ExitCode.Done;
                }

                session.Screen.Text(text);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Rename(Func<ParseResult, Session> open)
    {
        var to = new Argument<string>("NEW") { Description = FilesTexts.NewName.ToString() };
        var command = new Command("rename", FilesTexts.Rename.ToString())
        {
            File,
            to,
            Base,
            Schemes,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                // A file that does not exist is refused before a store is created for its audit.
                var name = NameOf(result);
                var version = result.GetValue(Base) ?? FilesOf(session, result, null).Read(name).Version;
                await using var store = session.OpenStore();
                var renamed = await FilesOf(session, result, store)
                    .RenameAsync(Caller.OfTerminal, name, result.GetValue(to)!, version, cancellationToken)
                    .ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(new JsonObject { ["file"] = renamed.File, ["version"] = renamed.Version });
                    return ExitCode.Done;
                }

                session.Screen.Line(FilesTexts.Renamed(name, renamed.File));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
