using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;

namespace QingYi.Tests.Running;

/// <summary>The problems that <c>check</c> reports for a scheme, without an environment.</summary>
internal static class SchemeProblems
{
    public static IReadOnlyList<Problem> Of(string text, string file = "scheme.yaml") => Of(text, SandboxRun.Catalog, file);

    public static IReadOnlyList<Problem> Of(string text, ConnectorCatalog catalog, string file = "scheme.yaml")
    {
        var problems = new ProblemList();
        new SchemeCompiler(catalog, null, problems).Compile(new SchemeReader(problems).Parse(file, text));
        return problems.Sorted;
    }
}
