using System.CommandLine;
using QingYi.Engine.Documents;
using QingYi.Engine.Metadata;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>import</c>: metadata of 轻易云 becomes a scheme file.</summary>
internal static class ImportCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var source = new Argument<string>("SOURCE.json") { Description = "源平台元数据 the source's metadata" };
        var target = new Argument<string>("TARGET.json") { Description = "目标平台元数据 the target's metadata" };
        var id = new Option<string>("--id") { DefaultValueFactory = _ => "imported", Description = "方案 id the scheme's id" };
        var name = new Option<string?>("--name") { Description = "方案名称 the scheme's name" };
        var command = new Command("import", "导入轻易云元数据 makes a scheme of a pair of metadata files, on stdout") { source, target, id, name };
        command.SetAction((result, _) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            var problems = new ProblemList();
            var importer = new MetadataImporter(workspace.Catalog, problems);
            var text = importer.Import(NodeFile.Read(result.GetValue(source)!, problems), NodeFile.Read(result.GetValue(target)!, problems), result.GetValue(id)!, result.GetValue(name));
            workspace.Screen.Problems(problems);
            if (text is null)
            {
                return Task.FromResult(ExitCode.Wrong);
            }

            workspace.Screen.Line(text.TrimEnd());
            foreach (var line in importer.Report.OrderBy(l => l.Word == "not understood"))
            {
                workspace.Screen.Error($"{line.Position}: {(line.Word == "not understood" ? "warning QY1021" : "note")}: {line.Key}: {line.Word}: {line.Remark}");
            }

            workspace.Screen.Error($"{importer.Report.Count(l => l.Word != "not understood")} 个键已导入 keys imported, {importer.Report.Count(l => l.Word == "not understood")} 个需要处理 to look at");
            workspace.Screen.Error("下一步 next: 保存为文件,然后 save it and run 'qingyi check FILE'");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
