using QingYi.Sandbox;
using Xunit;

namespace QingYi.IntegrationTests.Kills;

public sealed class KillsOnMariaDb(MariaDb database) : KillsOnMariaDbTables(database, "kills")
{
    private readonly MariaDb database = database;

    [Fact]
    public async Task Without_the_checkpoint_a_kill_after_the_commit_doubles_rows()
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-kills").FullName;
        await TargetAsync(folder);
        await database.ExecuteAsync($"CREATE OR REPLACE USER weak; GRANT SELECT, INSERT ON {Schema}.* TO weak", "");
        await using var emulator = await JackyunEmulator.StartAsync(
            new JackyunOptions { Orders = 300 },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        var command = await CommandAsync(
            folder,
            emulator,
            $"{{ connector: mysql, connectionString: \"{database.Connection(Schema).Replace("root", "weak", StringComparison.Ordinal)}\" }}"
        );
        Assert.Null(await QingYiProcess.KillAtAsync("commit stop 2", command));
        var last = await QingYiProcess.RunAsync(command);
        Assert.True(last.Exit == 0, last.Output + last.Errors);
        Assert.Equal(400, (await QueryAsync(Heads)).Count);
        Assert.Equal(300, (await QueryAsync(Heads)).DistinctBy(h => h[0]).Count());
        Directory.Delete(folder, recursive: true);
    }
}
