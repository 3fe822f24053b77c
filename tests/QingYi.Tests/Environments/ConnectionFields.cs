using QingYi.Engine.Documents;
using QingYi.Engine.Environments;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Environments;

public sealed class ConnectionFields
{
    [Theory]
    [InlineData("2.5", true)]
    [InlineData("-1", true)]
    [InlineData("1,000", false)]
    [InlineData(" 5", false)]
    [InlineData("(5)", false)]
    public void A_number_is_written_with_digits_and_a_point_whatever_the_country(string number, bool isOne)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                $"connections: {{ jackyun: {{ connector: jackyun, appKey: k, appSecret: s, callsPerSecond: '{number}' }} }}"
            );
            var problems = new ProblemList();
            new EnvironmentReader(SandboxRun.Catalog, new SecretMask(), problems).Read(file, new Dictionary<string, string>());
            Assert.Equal(isOne ? [] : ["QY4006"], problems.Sorted.Select(p => p.Code));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
