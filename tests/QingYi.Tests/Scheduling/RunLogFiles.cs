using Microsoft.Extensions.Logging;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using Xunit;

namespace QingYi.Tests.Scheduling;

/// <summary>The log files of runs are read while other processes write them.</summary>
public sealed class RunLogFiles : IDisposable
{
    private const string Run = "20240605101112-abcdef";
    private readonly string state = Directory.CreateTempSubdirectory("qingyi-logs").FullName;

    [Fact]
    public async Task A_run_is_found_in_the_files_of_its_days_and_followed_into_the_next()
    {
        Write("runs20240604", Line("another", "before it"), Line(Run, "first"), "{\"run\":\"" + Run);
        var logs = new RunLogs(state);
        var read = await ReadAsync(logs, new RunLogQuery());
        Assert.Equal(["first"], read.Entries.Select(e => e.Text));
        Write("runs20240604", "\",\"at\":1}\n", Line(Run, new string('数', 70_000)), Line("another", Run));
        Write("runs20240605", Line(Run, "the Third", LogLevel.Error));
        Write("runs20240605_001", Line(Run, "fourth", LogLevel.Warning));
        Assert.Equal(
            ["数", "the Third", "fourth"],
            (await ReadAsync(logs, new RunLogQuery { After = read.After })).Entries.Select(e => e.Text.Length > 100 ? "数" : e.Text)
        );
        Assert.Equal(["the Third"], (await ReadAsync(logs, new RunLogQuery { Level = LogLevel.Error })).Entries.Select(e => e.Text));
        Assert.Equal(["the Third"], (await ReadAsync(logs, new RunLogQuery { Find = "the third" })).Entries.Select(e => e.Text));

        var pages = new List<string>();
        var query = new RunLogQuery { Limit = 1 };
        RunLogPage page;
        do
        {
            page = await ReadAsync(logs, query);
            pages.Add(page.Entries.Single().Text);
            query = query with { After = page.After };
        } while (page.HasMore);

        Assert.Equal(4, pages.Distinct().Count());
        Assert.Empty((await ReadAsync(logs, query)).Entries);
    }

    [Fact]
    public async Task Files_of_earlier_days_are_deleted()
    {
        Write("runs20240603", Line(Run, "old"));
        Write("runs20240605_001", Line(Run, "new"));
        var logs = new RunLogs(state);
        logs.Prune(new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("runs20240605_001.jsonl", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(state, "logs")))));
        Assert.Equal(["new"], (await ReadAsync(logs, new RunLogQuery())).Entries.Select(e => e.Text));
    }

    [Theory]
    [InlineData("yesterday", null, Refusal.NotFound)]
    [InlineData(Run, "there", Refusal.Wrong)]
    [InlineData(Run, "runs20240605:-1", Refusal.Wrong)]
    public async Task What_is_no_run_and_no_position_is_refused(string run, string? after, Refusal refusal)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            new RunLogs(state).ReadAsync(run, new RunLogQuery { After = after }, TestContext.Current.CancellationToken)
        );
        Assert.Equal(refusal, refused.Refusal);
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    private static Task<RunLogPage> ReadAsync(RunLogs logs, RunLogQuery query) =>
        logs.ReadAsync(Run, query, TestContext.Current.CancellationToken);

    private static string Line(string run, string text, LogLevel level = LogLevel.Information) =>
        new RunLogEntry(run, DateTimeOffset.UnixEpoch, level, text).ToLine() + "\n";

    private void Write(string name, params string[] parts)
    {
        var folder = Directory.CreateDirectory(Path.Combine(state, RunLogs.Folder)).FullName;
        File.AppendAllText(Path.Combine(folder, name + ".jsonl"), string.Concat(parts));
    }
}
