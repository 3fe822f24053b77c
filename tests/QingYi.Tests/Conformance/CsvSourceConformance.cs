using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class CsvSourceConformance()
    : LocalSourceConformance(
        "source: { connector: files, connection: files, api: csv, id: id, request: { path: '*.csv' } }",
        """{ "path": "*.csv" }"""
    )
{
    protected override IReadOnlyList<string> Values => ["12345678901234567890", "😀", "a,\"b\""];

    private protected override async Task PrepareAsync(LocalRun run)
    {
        await File.WriteAllLinesAsync(Path.Combine(run.Folder, "a.csv"), ["id,no", "1,x", "2,y", "3,\"a,\"\"b\"\"\""]);
        await File.WriteAllLinesAsync(Path.Combine(run.Folder, "b.csv"), ["id,no", "4,x", "5,y", "6,😀", "12345678901234567890,"]);
    }
}
