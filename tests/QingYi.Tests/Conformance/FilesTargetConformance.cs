using System.Text;

namespace QingYi.Tests.Conformance;

public sealed class FilesTargetConformance()
    : LocalTargetConformance(
        "target: { connector: files, connection: files, api: csv, request: { path: out.csv, encoding: gbk, no: '{{no}}' } }"
    )
{
    protected override Document Good(long key) => Row(key, "编号");

    // GBK does not have this character.
    protected override Document? Bad(long key) => Row(key, "😀");

    protected override async Task<int> CountAsync()
    {
        var file = Path.Combine(Run.Folder, "out.csv");
        return File.Exists(file) ? Math.Max(0, (await File.ReadAllLinesAsync(file)).Length - 1) : 0;
    }

    private static Document Row(long key, string text) =>
        new(key, $"{key}", Encoding.UTF8.GetBytes($$"""{"path":"out.csv","no":"{{text}} {{key}}"}"""));
}
