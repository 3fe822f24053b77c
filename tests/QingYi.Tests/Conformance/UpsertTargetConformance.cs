using System.Text;
using QingYi.Connectors.Sql;
using QingYi.Connectors.Testing;

namespace QingYi.Tests.Conformance;

/// <summary>Api <c>upsert</c> with deletions, as a connector's author tests it: without the engine.</summary>
public sealed class UpsertTargetConformance : TargetConformance
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-upsert").FullName;

    private string File => Path.Combine(folder, "db.sqlite");

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override async Task<Target> OpenAsync(CancellationToken cancellationToken)
    {
        SqliteFile.Query(File, "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, day DATE)");
        var connection = new Connection("db", "sqlite", new() { ["file"] = File });
        var api = new Api { Name = "upsert" };
        var plan = new SqliteDatabase().CompileTarget(
            new YamlDraft(api, "{ table: t, key: id, id: '{{id}}', day: '{{day}}', on_delete: delete }", connection)
        );
        return await plan.OpenAsync(new TargetContext(connection, api, TimeZoneInfo.Utc, TimeProvider.System), cancellationToken);
    }

    protected override Document Good(long key) => Row(key, "2024-06-05");

    protected override Document? Bad(long key) => Row(key, "2024-13-45");

    protected override Document? Deletion(long key) => Row(key, "") with { Change = RecordChange.Delete };

    protected override Task<int> CountAsync() => Task.FromResult((int)(long)SqliteFile.Query(File, "SELECT count(*) FROM t")[0][0]!);

    private static Document Row(long key, string day) => new(key, $"{key}", Encoding.UTF8.GetBytes($$"""{"id":{{key}},"day":"{{day}}"}"""));
}
