using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class SelectSourceConformance()
    : LocalSourceConformance(
        "source: { connector: sqlite, connection: db, api: select, id: id, request: { main_sql: 'SELECT id, no FROM t ORDER BY id' } }",
        "{}"
    )
{
    // Rows without a key are streamed.
    protected override bool IsResumable => false;

    protected override IReadOnlyList<string> Values => ["😀", "9007199254740993"];

    private protected override Task PrepareAsync(LocalRun run)
    {
        run.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, no TEXT)");
        run.Execute("INSERT INTO t VALUES (1,'a'),(2,'b'),(3,''),(4,NULL),(5,'O''Brien'),(6,'😀'),(9007199254740993,'big')");
        return Task.CompletedTask;
    }
}
