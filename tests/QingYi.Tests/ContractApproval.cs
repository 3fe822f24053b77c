using PublicApiGenerator;
using Xunit;

namespace QingYi.Tests;

public sealed class ContractApproval
{
    [Fact]
    public void The_contract_changes_only_on_purpose() =>
        Golden.Check("Approved/contract.txt", typeof(Connector).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
}
