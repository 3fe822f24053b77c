using PublicApiGenerator;
using QingYi.Engine.Hosting;
using Xunit;

namespace QingYi.Tests;

public sealed class ContractApproval
{
    [Theory]
    [InlineData(typeof(Connector), "contract")]
    [InlineData(typeof(SchemeHost), "engine")]
    public void What_others_build_on_changes_only_on_purpose(Type part, string name) =>
        Golden.Check(
            $"Approved/{name}.txt",
            part.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
        );
}
