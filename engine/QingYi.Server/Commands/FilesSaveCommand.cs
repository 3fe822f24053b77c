using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Server.Api;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>files save</c> and <c>restore</c>: save a text, or a version, as a scheme file.</summary>
internal static class FilesSaveCommand
{
    private static readonly Option<bool> WithErrors = new("--with-errors") { Description = FilesTexts.WithErrors.ToString() };

    public static Command Save(Func<ParseResult, Session> open)
    {
        var content = new Option<string>("--content") { Required = true, Description = FilesTexts.Content.ToString() };
        var command = new Command("save", FilesTexts.Save.ToString()) { FilesCommand.File, content };
        AddOptions(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var text = await TextInput.ReadAsync(content.Name, result.GetValue(content)!, cancellationToken).ConfigureAwait(false);
                await using var session = open(result);
                return await SaveAsync(session, result, text, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;
    }

    public static Command Restore(Func<ParseResult, Session> open)
    {
        var version = new Option<string>("--version") { Required = true, Description = FilesTexts.Version.ToString() };
        var command = new Command("restore", FilesTexts.Restore.ToString()) { FilesCommand.File, version };
        AddOptions(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var (files, name) = (FilesCommand.FilesOf(session, result, null), FilesCommand.NameOf(result));
                var given = result.GetValue(version)!;
                var text = files.Text(name, given);
                if (files.Find(name)?.Version == given)
                {
                    session.Screen.Line(FilesTexts.IsThatVersion(name, given));
                    return ExitCode.Done;
                }

                return await SaveAsync(session, result, text, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;
    }

    private static void AddOptions(Command command)
    {
        command.Add(FilesCommand.Base);
        command.Add(WithErrors);
        command.Add(FilesCommand.Schemes);
        command.Add(CommonOptions.Environment);
        command.Add(CommonOptions.State);
        command.Add(CommonOptions.Output);
    }

    private static async Task<int> SaveAsync(Session session, ParseResult result, string text, CancellationToken cancellationToken)
    {
        await using var store = session.OpenStore();
        if (await FilesCommand.OpenAsync(session, result, store, cancellationToken).ConfigureAwait(false) is not { } files)
        {
            return ExitCode.Wrong;
        }

        var name = FilesCommand.NameOf(result);
        var save = new FileSave(name, text)
        {
            Base = result.GetValue(FilesCommand.Base) ?? files.Find(name)?.Version,
            WithErrors = result.GetValue(WithErrors),
        };
        var saved = await files.SaveAsync(Caller.OfTerminal, save, cancellationToken).ConfigureAwait(false);
        if (result.GetValue(CommonOptions.Output) == "json")
        {
            session.Screen.Json(JsonSerializer.SerializeToNode(FileResult.Of(saved), UserTextConverter.Format));
        }
        else
        {
            Print(session.Screen, save, saved);
        }

        return saved.Outcome == FileOutcome.Saved ? ExitCode.Done : ExitCode.Wrong;
    }

    private static void Print(Screen screen, FileSave save, FileSaved saved)
    {
        foreach (var problem in saved.Problems)
        {
            screen.Error(problem.Text);
        }

        switch (saved)
        {
            case { Outcome: FileOutcome.Saved, Current: { } current }:
                var hasErrors = saved.Problems.Any(p => p.Severity == ProblemSeverity.Error);
                screen.Line(
                    hasErrors ? FilesTexts.SavedWithErrors(save.File, current.Version) : FilesTexts.Saved(save.File, current.Version)
                );
                break;
            case { Outcome: FileOutcome.Invalid }:
                screen.Error(FilesTexts.NotSaved(save.File));
                break;
            default:
                screen.Error(
                    saved.Current is { } other
                        ? FilesTexts.IsOtherVersion(save.File, save.Base ?? "-", other.Version)
                        : FilesTexts.IsGone(save.File)
                );
                break;
        }
    }
}
