using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Plugins;

public sealed class OneSided
{
    [Fact]
    public void A_connector_that_cannot_be_a_target_is_named_before_anything_runs()
    {
        var problems = new ProblemList();
        const string Text = """
            scheme: t
            source: { connector: noop, api: noop, id: id }
            target: { connector: faulty, api: any, request: { a: "{{a}}" } }
            """;
        var scheme = new SchemeReader(problems).Parse("scheme.yaml", Text);
        Assert.Null(new SchemeCompiler(FaultyConnector.Installed(), null, problems).Compile(scheme));
        var problem = Assert.Single(problems.Sorted, p => p.Code == "QY4013");
        Assert.Equal(3, problem.Position.Line);
        Assert.Contains("'faulty' cannot be a target", problem.Message, StringComparison.Ordinal);
    }
}
