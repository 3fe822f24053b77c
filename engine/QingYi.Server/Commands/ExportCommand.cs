using System.CommandLine;
using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;
using QingYi.Engine.Schemes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>export</c>: a scheme as metadata of 轻易云.</summary>
internal static class ExportCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var file = new Argument<string>("FILE") { Description = "方案文件 the scheme file" };
        var side = new Option<string?>("--side") { Description = "source | target: one of them alone" };
        side.AcceptOnlyFromAmong("source", "target");
        var command = new Command("export", "导出为轻易云元数据 writes a scheme as metadata, on stdout") { file, side };
        command.SetAction((result, _) =>
        {
            using var workspace = open(result);
            var problems = new ProblemList();
            var path = result.GetValue(file)!;
            var (root, config) = (NodeFile.Read(path, problems), new SchemeReader(problems).Read(path));
            if (root is null || config is null || config.Source is null || config.Target is null || problems.HasErrors)
            {
                workspace.Screen.Problems(problems);
                return Task.FromResult(ExitCode.Wrong);
            }

            var exported = MetadataExporter.Export(root, config, workspace.Catalog);
            workspace.Screen.Json(result.GetValue(side) is { } one ? exported[one] : exported);
            foreach (var lost in MetadataExporter.Lost(root))
            {
                workspace.Screen.Error($"note: '{lost}' has no place in the metadata");
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
