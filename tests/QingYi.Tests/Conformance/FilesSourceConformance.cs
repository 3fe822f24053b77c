using QingYi.Tests.Running;

namespace QingYi.Tests.Conformance;

public sealed class FilesSourceConformance()
    : LocalSourceConformance(
        "source: { connector: files, connection: files, api: jsonl, id: id, request: { path: in.jsonl } }",
        """{ "path": "in.jsonl" }"""
    )
{
    protected override IReadOnlyList<string> Values => ["12345678901234567890", "O'Brien \"😀\" \\"];

    private protected override Task PrepareAsync(LocalRun run)
    {
        var rows = Enumerable.Range(1, 6).Select(i => $$"""{"id":{{i}},"no":"N{{i}}"}""");
        return File.WriteAllLinesAsync(
            Path.Combine(run.Folder, "in.jsonl"),
            [.. rows, """{"id":12345678901234567890,"no":"O'Brien \"😀\" \\"}"""]
        );
    }
}
