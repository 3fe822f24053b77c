using System.CommandLine;
using QingYi.Engine.Schemes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>check</c>: every problem of schemes at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "方案文件 scheme files" };
        var command = new Command("check", "检查方案 finds every problem of schemes, without network") { files, CommonOptions.Environment, CommonOptions.State };
        command.SetAction((result, _) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            var wrong = 0;
            foreach (var file in result.GetValue(files)!)
            {
                var problems = new ProblemList();
                var config = new SchemeReader(problems).Read(file);
                var environment = workspace.Environment(result.GetValue(CommonOptions.Environment), file, result.GetValue(CommonOptions.State), needed: false, problems);
                new SchemeCompiler(workspace.Catalog, environment, problems).Compile(config);
                workspace.Screen.Problems(problems);
                wrong += problems.HasErrors ? 1 : 0;
                if (!problems.HasErrors)
                {
                    workspace.Screen.Line($"{file}: 通过 ok ({problems.Sorted.Count} 警告 warnings{(environment is null ? "; 没有环境,未检查连接 no environment, connections not checked" : "")})");
                }
            }

            return Task.FromResult(wrong == 0 ? ExitCode.Done : ExitCode.Wrong);
        });
        return command;
    }
}
