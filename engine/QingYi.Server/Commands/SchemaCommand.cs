using System.CommandLine;
using QingYi.Engine.Metadata;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>schema</c>: the JSON Schema of scheme files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var command = new Command("schema", "JSON Schema of scheme files, for completion in editors 供编辑器补全");
        command.SetAction((result, _) =>
        {
            using var workspace = open(result);
            workspace.Screen.Json(SchemeSchema.Create(workspace.Catalog));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
