using System.CommandLine;
using QingYi.Engine.Hosting;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>test</c>: runs the tests inside schemes.</summary>
internal static class TestCommand
{
    public static Command Create(Func<ParseResult, Session> open)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = OptionTexts.SchemeFiles.ToString() };
        var command = new Command("test", HelpTexts.Test.ToString()) { files };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                await using var session = open(result);
                var exit = ExitCode.Done;
                foreach (var file in result.GetValue(files)!)
                {
                    exit = Math.Max(exit, await TestAsync(session, file, cancellationToken).ConfigureAwait(false));
                }

                return exit;
            }
        );
        return command;
    }

    private static async Task<int> TestAsync(Session session, string file, CancellationToken cancellationToken)
    {
        if (
            await session.LoadAsync(new SchemeQuery(file) { Use = EnvironmentUse.None }, cancellationToken).ConfigureAwait(false)
            is not { } scheme
        )
        {
            return ExitCode.Wrong;
        }

        var outcomes = new Workbench(session.Workspace).Test(scheme);
        foreach (var test in outcomes)
        {
            session.Screen.Data(test.Difference is null ? $"  ✓ {test.Name}" : $"  ✗ {test.Name}  {test.Position}\n     {test.Difference}");
        }

        var failed = outcomes.Count(t => t.Difference is not null);
        session.Screen.Line(CommandTexts.TestsEnded(file, outcomes.Count - failed, failed));
        return failed == 0 ? ExitCode.Done : ExitCode.SomeRejected;
    }
}
