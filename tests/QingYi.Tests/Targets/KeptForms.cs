using System.Text.Json.Nodes;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Targets;

/// <summary>Later versions must be able to read what targets store between runs, whatever the names in the program are then.</summary>
public sealed class KeptForms : IAsyncDisposable
{
    private const string First =
        """[{"Document":7,"Answer":"{\"lastInsertId\":1}"},{"Document":8,"Rejection":{"Code":"1406","Message":"too """
        + """long","Field":"no","Value":"x"}}]""";

    private readonly LocalRun run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outcomes_of_the_first_version_are_read_and_kept_in_the_newest()
    {
        await TakeAsync();
        run.Execute($"UPDATE qingyi_checkpoint SET delivery = 5, outcomes = '{First}'");
        var checkpoint = await TakeAsync();
        Assert.Equal((5L, 2), (checkpoint.Delivery, checkpoint.Outcomes.Count));
        Assert.Equal(new Rejection("1406", "too long", "no", "x"), checkpoint.Outcomes[1].Rejection);
        var kept = JsonNode.Parse((string)run.Query("SELECT outcomes FROM qingyi_checkpoint")[0][0]!)!;
        Assert.Equal(2, (int)kept["version"]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(First), kept["outcomes"]), kept.ToJsonString());
        Assert.Equal(checkpoint.Outcomes, (await TakeAsync()).Outcomes);
    }

    [Fact]
    public async Task A_checkpoint_of_a_later_version_is_refused_and_left_as_it_is()
    {
        await TakeAsync();
        run.Execute("UPDATE qingyi_checkpoint SET outcomes = '{\"version\":9,\"outcomes\":[]}'");
        var refused = await Assert.ThrowsAsync<ConnectorException>(TakeAsync);
        Assert.Contains("has version 9", refused.Message, StringComparison.Ordinal);
        Assert.Equal("""{"version":9,"outcomes":[]}""", run.Query("SELECT outcomes FROM qingyi_checkpoint")[0][0]);
    }

    [Fact]
    public async Task The_checkpoint_beside_files_is_read_in_its_first_form_and_refused_in_a_later_one()
    {
        var file = Path.Combine(run.Folder, ".qingyi-t-0.json");
        await File.WriteAllTextAsync(
            file,
            $$"""{"Store":"store","Token":1,"Delivery":5,"Outcomes":{{First}},"Pending":{},"Ends":{},"Exports":[]}""",
            Token
        );
        Assert.Equal(
            8L,
            (await TakeAsync("{ connector: files, connection: files, api: csv, request: { path: a.csv, no: '{{no}}' } }"))
                .Outcomes[1]
                .Document
        );
        Assert.Equal(2, (int)JsonNode.Parse(await File.ReadAllTextAsync(file, Token))!["Version"]!);
        await File.WriteAllTextAsync(file, """{"Version":9,"Store":"store"}""", Token);
        var refused = await Assert.ThrowsAsync<ConnectorException>(() =>
            TakeAsync("{ connector: files, connection: files, api: csv, request: { path: a.csv, no: '{{no}}' } }")
        );
        Assert.Contains("has version 9", refused.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private Task<Checkpoint> TakeAsync() =>
        TakeAsync(
            "{ connector: mysql, connection: db, api: execute, request: { main_params: { no: '{{no}}' }, main_sql: 'INSERT INTO "
                + "t (no) VALUES (:no)' } }"
        );

    private async Task<Checkpoint> TakeAsync(string target)
    {
        run.Records("[]");
        run.Execute("CREATE TABLE IF NOT EXISTS t (no TEXT)");
        await using var opened = await run.Compile($"scheme: t\n{LocalRun.Source}\ntarget: {target}").OpenTargetAsync(Token);
        return (await opened.TakeLaneAsync(new Lane("store", "t", 0, 1), adopt: false, Token))!;
    }
}
