using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Commands;

/// <summary>The list of runs marks those whose source has changed its fields.</summary>
public sealed class RunsWithDrift : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-drift").FullName;

    [Theory]
    [InlineData("", "en")]
    [InlineData("zh/", "zh")]
    public async Task Runs_with_drift_are_marked(string golden, string language)
    {
        var token = TestContext.Current.CancellationToken;
        var at = new DateTimeOffset(2024, 6, 5, 2, 0, 0, TimeSpan.Zero);
        await using (var store = SqliteRecordStore.Open(Path.Combine(folder, ".qingyi")))
        {
            await using var scheme = await store.AcquireAsync("orders", token);
            await SaveAsync("1", RunStatus.Succeeded, """{"fetched":1,"delivered":1,"rejected":0}""");
            await SaveAsync(
                "2",
                RunStatus.Succeeded,
                """
                {"fetched":2,"delivered":2,"rejected":0,
                "drift":{"observed":2,"more":1,"appeared":[{"path":"a"}],"vanished":[{"path":"b"}],"typeChanged":[]}}
                """
            );
            await SaveAsync(
                "3",
                RunStatus.Failed,
                """
                {"fetched":3,"delivered":0,"rejected":0,"fault":{"code":"QY5013","message":{"en":"broken","zh":"坏了"}},
                "drift":{"observed":2,"more":0,"appeared":[{"path":"a"}],"vanished":[],"typeChanged":[]}}
                """
            );

            Task SaveAsync(string id, RunStatus status, string report) =>
                scheme.SaveRunAsync(
                    new StoredRun(id, "orders", status, at.AddHours(int.Parse(id, null)), at.AddHours(4), report) { DidSomething = true },
                    token
                );
        }

        await CommandGolden.CheckAsync($"Approved/commands/{golden}runs-drift.txt", folder, ["runs", "orders", "--lang", language]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
