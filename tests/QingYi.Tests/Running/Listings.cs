using System.Text;
using QingYi.Engine.Compilation;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

public sealed class Listings : IAsyncDisposable
{
    private readonly LocalRun run = new();
    private readonly ScriptedSource source = new(SourceReading.Windows);
    private TimeSpan later = TimeSpan.Zero;
    private int read;

    [Fact]
    public async Task A_record_that_moves_behind_the_last_window_while_they_are_read_is_listed_there()
    {
        List([1], [2]);
        await RunAsync();
        source.AtRead = () => List(read++ == 0 ? [1] : [2]);
        Assert.Equal(0, (await ReconcileAsync()).Reconciliation!.Ids.Missing);
    }

    [Theory]
    [InlineData("""{ "no": "b" }""")]
    [InlineData("""{ "id": null, "no": "b" }""")]
    [InlineData("5")]
    public async Task A_listing_with_records_without_an_id_concludes_nothing(string record)
    {
        List([1], [2]);
        await RunAsync();
        source.Pages[""] =
        [
            [ScriptedSource.Row(1, "a")],
            [new Record(Encoding.UTF8.GetBytes(record))],
        ];
        var report = await ReconcileAsync();
        Assert.Equal((RunStatus.Failed, "QY5022"), (report.Status, report.Fault!.Code));
        Assert.StartsWith("1 records of the listing have no id", report.Fault.Message.English, StringComparison.Ordinal);
        Assert.Empty(run.Query("SELECT * FROM missing", "state/store.db"));
    }

    [Fact]
    public async Task A_source_whose_records_leave_the_window_while_it_is_read_has_a_complete_listing()
    {
        List([1, 2, 3, 4, 5, 6]);
        await RunAsync();
        source.AtRead = () =>
        {
            source.Total = read < 3 ? 6 - read : null;
            List([.. Enumerable.Range(1, 5 - Math.Min(read++, 3))]);
        };
        var found = (await ReconcileAsync()).Reconciliation!.Ids;
        Assert.Equal((5L, 1L), (found.Listed, found.Missing));
    }

    [Fact]
    public async Task A_record_that_is_listed_twice_and_divided_counts_once()
    {
        const string Divided = ", beatFlat: [l]";
        var record = new Record("""{ "id": 1, "l": [{ "n": 1 }, { "n": 2 }] }"""u8.ToArray());
        source.Pages[""] =
        [
            [record],
            [new Record("""{ "id": 2, "l": [{ "n": 1 }] }"""u8.ToArray())],
        ];
        await RunAsync(more: Divided);
        source.Pages[""] =
        [
            [record],
            [record],
        ];
        source.Total = 2;
        Assert.Equal("QY5022", (await ReconcileAsync(more: Divided)).Fault!.Code);
    }

    [Fact]
    public async Task What_is_known_to_be_gone_does_not_use_up_the_limit()
    {
        List([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        await RunAsync("15%");
        List([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        await ReconcileAsync("15%");
        await RunAsync("15%");
        Assert.Equal(1, (await ReconcileAsync("15%")).Reconciliation!.Gone);
        List([1, 2, 3, 4, 5, 6, 7, 8]);
        var found = (await ReconcileAsync("15%")).Reconciliation!;
        Assert.Equal((2L, 1L), (found.Ids.Missing, found.Gone));
        List([1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal("QY5023", (await ReconcileAsync("15%")).Fault!.Code);
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private void List(params int[][] pages) =>
        source.Pages[""] = [.. pages.Select(p => p.Select(i => ScriptedSource.Row(i, "a")).ToList())];

    private Task<RunReport> ReconcileAsync(string limit = "100%", string more = "") =>
        RunAsync(limit, more, new RunOptions { IsReconciliation = true });

    private Task<RunReport> RunAsync(string limit = "100%", string more = "", RunOptions? options = null)
    {
        later += TimeSpan.FromMinutes(1);
        return run.RunAsync(
            Compile,
            $"scheme: t\nsource: {{ connector: scripted, api: read, lag: 0s{more} }}\ntarget: {{ connector: noop, api: noop }}\n"
                + $"reconcile: {{ limit: {limit} }}",
            options,
            new MovedClock(later)
        );

        CompiledScheme Compile(string text) => SchemeFile.Compile(source.Installed(), text);
    }
}
