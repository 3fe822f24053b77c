using System.CommandLine;
using QingYi.Engine.Authoring;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>test</c>: the tests inside schemes.</summary>
internal static class TestCommand
{
    public static Command Create(Func<ParseResult, Workspace> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "方案文件 scheme files" };
        var command = new Command("test", "测试方案 runs the tests of schemes, without network or database") { files };
        command.SetAction((result, _) =>
        {
            using var workspace = open(result);
            workspace.ReportPlugins();
            return Task.FromResult(result.GetValue(files)!.Max(file => Test(workspace, file)));
        });
        return command;
    }

    private static int Test(Workspace workspace, string file)
    {
        var problems = new ProblemList();
        var scheme = new SchemeCompiler(workspace.Catalog, null, problems).Compile(new SchemeReader(problems).Read(file));
        if (scheme is null || problems.HasErrors)
        {
            workspace.Screen.Problems(problems);
            return ExitCode.Wrong;
        }

        var tester = new SchemeTester(scheme, workspace.Clock);
        var failed = 0;
        foreach (var test in scheme.Config.Tests)
        {
            var difference = tester.Run(test);
            workspace.Screen.Line(difference is null ? $"  ✓ {test.Name}" : $"  ✗ {test.Name}  {test.Position}\n     {difference}");
            failed += difference is null ? 0 : 1;
        }

        workspace.Screen.Line($"{file}: {scheme.Config.Tests.Count - failed} 通过 passed, {failed} 失败 failed");
        return failed == 0 ? ExitCode.Done : ExitCode.SomeRejected;
    }
}
