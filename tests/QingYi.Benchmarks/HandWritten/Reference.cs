using System.CommandLine;
using System.Threading.Channels;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>The same job as a good programmer writes it for these two tables only.</summary>
internal static class Reference
{
    public const string Command = "hand-written";

    /// <summary>Only fetches: the cost of the network and of reading the bytes.</summary>
    public const string Fetch = "fetch";

    private const string EachOrder = "transaction-an-order";
    private const string MultiRow = "multi-row";
    private const string Staged = "staged";

    /// <summary>The variants, slowest first.</summary>
    public static IReadOnlyList<string> Ways { get; } = [EachOrder, Fetch, MultiRow, Staged];

    public static Command Create()
    {
        var way = new Argument<string>("way");
        var url = new Option<string>("--url") { Required = true };
        var connection = new Option<string>("--connection") { Required = true };
        var pageSize = new Option<int>("--page-size");
        var file = new Option<string>("--file") { Required = true };
        var command = new Command(Command, "a hand-written program") { way, url, connection, pageSize, file };
        command.Hidden = true;
        command.SetAction(
            (result, _) =>
                RunAsync(
                    result.GetValue(way)!,
                    new HandPages(result.GetValue(url)!, result.GetValue(pageSize)),
                    result.GetValue(connection)!,
                    result.GetValue(file)!
                )
        );
        return command;
    }

    private static async Task RunAsync(string way, HandPages pages, string connection, string file)
    {
        if (way == Fetch)
        {
            await foreach (var page in pages.ReadAsync())
            {
                page.Release();
            }

            return;
        }

        await using var target = await HandTarget.OpenAsync(connection);
        using var store = way == Staged ? new HandStore(file) : null;
        var (read, staged) = (Channel.CreateBounded<HandPage>(2), Channel.CreateBounded<HandPage>(2));
        var written = Channel.CreateUnbounded<HandPage>();

        async Task FetchAsync()
        {
            await foreach (var page in pages.ReadAsync())
            {
                page.Parse();
                await read.Writer.WriteAsync(page);
            }

            read.Writer.Complete();
        }

        // Stores the page before it writes it, and marks it as written together with the next page.
        async Task StageAsync()
        {
            await foreach (var page in read.Reader.ReadAllAsync())
            {
                store?.Stage(page, written.Reader.TryRead(out var done) ? done : null);
                await staged.Writer.WriteAsync(page);
            }

            staged.Writer.Complete();
            await foreach (var page in written.Reader.ReadAllAsync())
            {
                store?.Stage(null, page);
            }
        }

        async Task WriteAsync()
        {
            await foreach (var page in staged.Reader.ReadAllAsync())
            {
                await (way == EachOrder ? target.WriteEachAsync(page.Orders) : target.WritePageAsync(page.Orders));
                page.Release();
                written.Writer.TryWrite(page);
            }

            written.Writer.Complete();
        }

        await Task.WhenAll(Task.Run(FetchAsync), Task.Run(StageAsync), Task.Run(WriteAsync));
    }
}
