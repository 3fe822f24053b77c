using Microsoft.Extensions.Logging.Abstractions;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Plugins;

public sealed class ListedConnector
{
    [Fact]
    public async Task The_listing_of_the_documentation_runs_a_scheme()
    {
        await using var listed = new ListedScheme();
        await using var store = SqliteRecordStore.Open(Path.Combine(listed.Root, "state"));
        var limits = new ConnectionLimits(TimeProvider.System);
        var report = await new SchemeRunner(store, limits, TimeProvider.System, NullLogger.Instance).RunAsync(
            listed.Scheme,
            new RunOptions(),
            new RunProgress(),
            _ => listed.Scheme,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((RunStatus.Succeeded, 3L, 5L), (report.Status, report.Progress.Pages, report.Progress.Delivered));
        Assert.Contains(report.Notices, n =>
            n.English.Contains("at least once, not exactly once: a file has no transactions", StringComparison.Ordinal)
        );
        Assert.Equal(Enumerable.Range(1, 5).Select(i => $$"""{"number":{{i}},"text":"行{{i}}!"}"""), listed.Written);
    }
}
