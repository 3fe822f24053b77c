using QingYi.Sandbox;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class HttpKeysetSourceConformance()
    : LocalSourceConformance(
        """
        source:
          connector: http
          connection: erp
          api: request
          id: id
          request: { http: { path: /items/keys, paging: { kind: keyset, field: after, size: limit, key: id } } }
        """,
        """{ "http": { "path": "/items/keys" } }"""
    )
{
    private protected override Task PrepareAsync(LocalRun run) =>
        run.StartErpAsync(new ErpOptions { Auth = "none", Items = 7 }, "auth: none");
}
