using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Plugins;

public sealed class OneSided
{
    [Fact]
    public void A_connector_that_cannot_be_a_target_is_named_before_anything_runs() =>
        Assert.Contains(
            "'faulty' cannot be a target",
            Problem(
                "QY4013",
                "{ connector: noop, api: noop, id: id }",
                "{ connector: faulty, api: any, request: { a: '{{a}}' } }",
                line: 3
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_connector_that_is_not_fit_is_a_problem_of_the_scheme_with_its_next_step() =>
        Assert.Contains(
            "a detail api that is not there. Correct 'detail'",
            Problem("QY4014", "{ connector: faulty, api: any, id: id }", "{ connector: noop, api: noop }", line: 2),
            StringComparison.Ordinal
        );

    private static string Problem(string code, string source, string target, int line)
    {
        var problems = new ProblemList();
        var scheme = new SchemeReader(problems).Parse("scheme.yaml", $"scheme: t\nsource: {source}\ntarget: {target}\n");
        Assert.Null(new SchemeCompiler(FaultyConnector.Installed(), null, problems).Compile(scheme));
        var problem = Assert.Single(problems.Sorted, p => p.Code == code);
        Assert.Equal(line, problem.Position.Line);
        return problem.Message.English;
    }
}
