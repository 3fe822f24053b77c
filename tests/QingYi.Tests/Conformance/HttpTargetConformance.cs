using System.Text;
using QingYi.Sandbox;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class HttpTargetConformance()
    : LocalTargetConformance(
        """
        target:
          connector: http
          connection: erp
          api: request
          otherRequest: { http: { path: /bills, status: code, success: 0, code: code, message: message } }
          request: { number: "{{no}}", lines: [] }
        """
    )
{
    protected override Document Good(long key) => Bill(key, $"B{key}");

    // A document without a number.
    protected override Document? Bad(long key) => Bill(key, "");

    protected override Task<int> CountAsync() => Task.FromResult(Run.Erp!.Bills.Count);

    private protected override Task PrepareAsync(LocalRun run) => run.StartErpAsync(new ErpOptions { Auth = "none" }, "auth: none");

    private static Document Bill(long key, string number) =>
        new(key, $"{key}", Encoding.UTF8.GetBytes($$"""{"number":"{{number}}","lines":[],"http":{"path":"/bills"} }"""));
}
