using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class RepeatedIds
{
    private const string Scheme = $$$"""
        scheme: t
        {{{LocalRun.Source}}}
        target: { connector: mysql, connection: db, api: insert, request: { table: t, id: "{{id}}", n: "{{n|round}}" } }
        """;

    [Fact]
    public async Task Of_two_records_of_one_id_the_newer_counts_although_only_the_older_can_be_rendered()
    {
        await using var run = new LocalRun();
        run.Execute("CREATE TABLE t (id INTEGER, n INTEGER)");
        run.Records("""[ { "id": 1, "n": 5 }, { "id": 1, "n": "twelve" }, { "id": 2, "n": "two" }, { "id": 2, "n": 2 } ]""");
        var report = await run.RunAsync(Scheme);
        Assert.Equal((RunStatus.Rejected, 1L, 1L), (report.Status, report.Progress.Delivered, report.Progress.Rejected));
        Assert.Equal(["2|2"], run.Lines("SELECT * FROM t"));
        Assert.Equal("twelve", Assert.Single(await run.RecordsAsync("t", RecordStatus.Rejected)).Rejection!.Value);
    }
}
