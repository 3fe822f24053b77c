using QingYi.Sandbox;
using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class HttpSourceConformance()
    : LocalSourceConformance(
        """
        source:
          connector: http
          connection: erp
          api: request
          id: id
          request: { http: { path: /items/offset, records: data.list, paging: { kind: offset, field: offset, size: limit,
            path: data.total } } }
        """,
        """{ "http": { "path": "/items/offset" } }"""
    )
{
    private protected override Task PrepareAsync(LocalRun run) =>
        run.StartErpAsync(new ErpOptions { Auth = "none", Items = 7 }, "auth: none");
}
