using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>export</c>: writes a scheme as metadata of 轻易云.</summary>
internal static class ExportCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var file = new Argument<string>("FILE") { Description = OptionTexts.SchemeFile.ToString() };
        var side = new Option<string?>("--side") { Description = OptionTexts.Side.ToString() };
        side.AcceptOnlyFromAmong("source", "target");
        var command = new Command("export", HelpTexts.Export.ToString()) { file, side };
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                var exported = new Workbench(session.Workspace).Export(result.GetValue(file)!);
                if (exported.Metadata is not { } metadata)
                {
                    session.Screen.Problems(exported.Problems);
                    return ExitCode.Wrong;
                }

                session.Screen.Json(result.GetValue(side) is { } one ? metadata[one] : metadata);
                foreach (var lost in exported.Lost)
                {
                    session.Screen.Error(CommandTexts.NotExported(lost));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }
}
