using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of scheme files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var command = new Command("schema", HelpTexts.Schema.ToString());
        command.SetAction(
            async (result, _) =>
            {
                await using var session = open(result);
                session.Screen.Json(new Workbench(session.Workspace).Schema());
                return ExitCode.Done;
            }
        );
        return command;
    }
}
