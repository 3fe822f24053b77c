using System.CommandLine;
using System.Text.Json;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>files compare</c>: compares two texts of a scheme file.</summary>
internal static class FilesCompareCommand
{
    // The lines that are the same and are shown before and after those that differ.
    private const int Context = 3;
    private static readonly Option<string?> From = new("--from") { Description = FilesTexts.CompareFrom.ToString() };
    private static readonly Option<string?> To = new("--to") { Description = FilesTexts.CompareTo.ToString() };
    private static readonly Option<string?> With = new("--with") { Description = FilesTexts.CompareWith.ToString() };

    public static Command Create(Func<ParseResult, Session> open)
    {
        var command = new Command("compare", FilesTexts.Compare.ToString())
        {
            FilesCommand.File,
            From,
            To,
            With,
            FilesCommand.Schemes,
            CommonOptions.Environment,
            CommonOptions.State,
            CommonOptions.Output,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                await using var store = session.FindStore();
                if (await FilesCommand.OpenAsync(session, result, store, cancellationToken).ConfigureAwait(false) is not { } files)
                {
                    return ExitCode.Wrong;
                }

                var name = FilesCommand.NameOf(result);
                var (from, to) = await TextsAsync(files, name, result, cancellationToken).ConfigureAwait(false);
                var comparison = await files.CompareAsync(name, from.Text, to.Text, cancellationToken).ConfigureAwait(false);
                if (result.GetValue(CommonOptions.Output) == "json")
                {
                    session.Screen.Json(JsonSerializer.SerializeToNode(comparison, UserTextConverter.Format));
                    return ExitCode.Done;
                }

                session.Screen.Line(FilesTexts.Compared(name, from.Version, to.Version));
                Print(session.Screen, comparison, from.Text == to.Text);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<(FileText From, FileText To)> TextsAsync(
        SchemeFiles files,
        string name,
        ParseResult result,
        CancellationToken cancellationToken
    )
    {
        var (from, to, with) = (result.GetValue(From), result.GetValue(To), result.GetValue(With));
        if (to is not null && with is not null)
        {
            throw new UsageException(FilesTexts.ToAndWith);
        }

        if (with is not null)
        {
            var text = await TextInput.ReadAsync(With.Name, with, cancellationToken).ConfigureAwait(false);
            return (Version(files, name, from), new FileText(name, text, with, null));
        }

        var after = Version(files, name, to);
        from ??= files.Versions(name).SkipWhile(v => v.Version != after.Version).FirstOrDefault(v => v.Version != after.Version)?.Version
            ?? throw new UsageException(FilesTexts.NoOtherVersion(name));
        return (Version(files, name, from), after);
    }

    private static FileText Version(SchemeFiles files, string name, string? version) =>
        version is null ? files.Read(name) : new FileText(name, files.Text(name, version), version, null);

    private static void Print(Screen screen, FileComparison comparison, bool isSame)
    {
        if (isSame)
        {
            screen.Line(FilesTexts.Same);
            return;
        }

        var lines = comparison.Lines;
        int[] differing = [.. lines.Index().Where(l => l.Item[0] != ' ').Select(l => l.Index)];
        var shown = differing
            .SelectMany(i => Enumerable.Range(i - Context, 2 * Context + 1))
            .Where(i => i >= 0 && i < lines.Count)
            .Distinct()
            .ToHashSet();
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown.Contains(i))
            {
                screen.Data(lines[i].TrimEnd());
            }
            else if (i > 0 && shown.Contains(i - 1))
            {
                screen.Data(" …");
            }
        }

        if (comparison.Changes.Count > 0)
        {
            screen.Line(FilesTexts.Changed(comparison.Changes));
        }

        foreach (var sentence in comparison.Meaning)
        {
            screen.Line(sentence);
        }
    }
}
