using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>import</c>: converts metadata of 轻易云 to a scheme file.</summary>
internal static class ImportCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var source = new Argument<string>("SOURCE.json") { Description = "源平台元数据 the source's metadata" };
        var target = new Argument<string>("TARGET.json") { Description = "目标平台元数据 the target's metadata" };
        var id = new Option<string>("--id") { DefaultValueFactory = _ => "imported", Description = "方案 id the scheme's id" };
        var name = new Option<string?>("--name") { Description = "方案名称 the scheme's name" };
        var command = new Command("import", "导入轻易云元数据 converts a pair of metadata files to a scheme, on stdout")
        {
            source,
            target,
            id,
            name,
        };
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

                session.Screen.Line(imported.Text.TrimEnd());
                var (known, unknown) = (
                    imported.Report.Where(l => l.IsUnderstood).ToList(),
                    imported.Report.Where(l => !l.IsUnderstood).ToList()
                );
                foreach (var line in known.Concat(unknown))
                {
                    session.Screen.Error(
                        $"{line.Position}: {(line.IsUnderstood ? "note" : "warning QY1021")}: {line.Key}: {line.Label}: {line.Remark}"
                    );
                }

                session.Screen.Error($"{known.Count} 个键已导入 keys imported, {unknown.Count} 个需要处理 need attention");
                session.Screen.Error("下一步 next: 保存为文件,然后 save it and run 'qingyi check FILE'");
                return ExitCode.Done;
            }
        );
        return command;
    }
}
