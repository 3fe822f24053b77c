using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests.Kills;

/// <summary>
/// A reconciliation of a table with its copy, on a real server: killed at each commit of the store and of the target, it deletes exactly
/// what is gone.
/// </summary>
public sealed class KilledReconciliations(MariaDb database) : IAsyncLifetime
{
    private const int Rows = 1500;

    private const string Source = """
        source: { connector: mysql, connection: db, api: select, id: id, lag: 0s, request: { main_sql: "SELECT * FROM orders", key: id } }
        reconcile: { action: delete, limit: 20% }
        """;

    private const string Target = """
        connector: mysql
          connection: db
          api: execute
          request:
            main_params: { id: "{{id}}" }
            main_sql: "INSERT INTO copies (id) VALUES (<{id: }>)"
            delete_sql: "INSERT INTO deletions (id) VALUES (<{id: }>)"
        """;

    private readonly DatabaseRun run = new(database, "reconciled");

    public async ValueTask InitializeAsync()
    {
        await run.PrepareAsync();
        await run.SchemeAsync(Source, Target, "reconciled");
        await database.ExecuteAsync(
            "CREATE TABLE orders (id INT PRIMARY KEY, text VARCHAR(200)); CREATE TABLE copies (id INT); CREATE TABLE deletions (id INT); "
                + $"INSERT INTO orders SELECT seq, 'x' FROM seq_1_to_{Rows}",
            "reconciled"
        );
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Fact]
    public async Task Killed_at_every_commit_it_deletes_each_record_that_is_gone_exactly_once()
    {
        await run.RunAsync(0);
        await database.ExecuteAsync("DELETE FROM orders WHERE id % 10 = 3", "reconciled");
        Assert.Equal((150L, 0L), await ReconcileAsync());
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        await run.RunAsync(0);

        // A kill may come at any of them; what comes later than the pass has is no kill.
        var kills = 0;
        for (var commit = 1; commit <= 24; commit++)
        {
            var point = commit % 4 == 0 ? $"commit stop {commit / 4}" : $"store.commit start {commit}";
            kills += await QingYiProcess.KillAtAsync(point, Command("reconcile")) is null ? 1 : 0;
        }

        Assert.InRange(kills, 8, 24);
        await ReconcileAsync();
        await run.RunAsync(0);
        Assert.Equal(
            Enumerable.Range(1, Rows).Where(i => i % 10 == 3),
            (await database.QueryAsync("SELECT id FROM deletions ORDER BY id", "reconciled")).Select(r => Convert.ToInt32(r[0], null))
        );
        Assert.Equal((0L, 0L), await ReconcileAsync());
    }

    private string[] Command(string verb) =>
        [verb, Path.Combine(run.Folder, "scheme.yaml"), "--env", Path.Combine(run.Folder, "env.yaml"), "--state", run.State];

    private async Task<(long Missing, long Gone)> ReconcileAsync()
    {
        var (exit, output, errors) = await run.CallAsync("reconcile", "--output", "json");
        Assert.True(exit == 0, output + errors);
        var found = JsonNode.Parse(output)!["reconcile"]!;
        return ((long)found["missing"]!, (long)found["gone"]!);
    }
}
