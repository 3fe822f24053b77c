using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary><c>import</c>: converts metadata of 轻易云 to a scheme file.</summary>
internal static class ImportCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var source = new Argument<string>("SOURCE.json") { Description = OptionTexts.SourceMetadata.ToString() };
        var target = new Argument<string>("TARGET.json") { Description = OptionTexts.TargetMetadata.ToString() };
        var id = new Option<string>("--id") { DefaultValueFactory = _ => "imported", Description = OptionTexts.Id.ToString() };
        var name = new Option<string?>("--name") { Description = OptionTexts.Name.ToString() };
        var command = new Command("import", HelpTexts.Import.ToString()) { source, target, id, name };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                session.ReportPlugins();
                var imported = new Workbench(session.Workspace).Import(
                    result.GetValue(source)!,
                    result.GetValue(target)!,
                    result.GetValue(id)!,
                    result.GetValue(name)
                );
                session.Screen.Problems(imported.Problems);
                if (imported.Text is null)
                {
                    return ExitCode.Wrong;
                }

                session.Screen.Data(imported.Text.TrimEnd());
                var (known, unknown) = (
                    imported.Report.Where(l => l.IsUnderstood).ToList(),
                    imported.Report.Where(l => !l.IsUnderstood).ToList()
                );
                foreach (var line in known.Concat(unknown))
                {
                    var text = new LocalizedText($"{line.Key}: {line.Label}: {line.Remark}", $"{line.Key}: {line.Label}：{line.Remark}");
                    session.Screen.Error(
                        line.IsUnderstood
                            ? TerminalTexts.Note($"{line.Position}", text)
                            : TerminalTexts.Warning($"{line.Position}", "QY1021", text)
                    );
                }

                session.Screen.Error(CommandTexts.KeysImported(known.Count, unknown.Count));
                session.Screen.Error(CommandTexts.SaveAndCheck);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
