using System.Text;
using QingYi.Engine.Stores;
using QingYi.Storage;
using Xunit;

namespace QingYi.Tests.Stores;

/// <summary>A store of version 5 with an open window and an open delivery, and the data that it must contain after its upgrade.</summary>
public static class EarlierStore
{
    /// <summary>
    /// What its windows do to the watermark after the upgrade, in the order of their numbers: the last was a back-fill or another request.
    /// </summary>
    public static IReadOnlyList<long> Moves { get; } = [1, 1, -1];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "QingYi.Tests", "Stores", file));

    public static string Data() =>
        Text("version5.data.sql").Replace("BLOCK", $"X'{Convert.ToHexString(PageBlock.Pack("{}"u8))}'", StringComparison.Ordinal);

    public static async Task RequireAsync(RecordStore store, CancellationToken token)
    {
        Assert.Equal("the-id", store.Id);
        Assert.Equal(
            ["a Delivered no a", "b Rejected no b", "c Delivering no c", "d Parked no d", "e Waiting no e"],
            (await store.ListAsync("s", new RecordQuery(), token)).Select(r => $"{r.Id} {r.Status} {r.Number}")
        );
        Assert.Equal(8L, store.Lookups.LastChange("s"));
        Assert.Empty(await store.CheckAsync(token));
        Assert.Contains("1406", (await store.FindAsync("s", "b", token))!.Events.Select(e => e.Detail.English));
        await using var scheme = await store.AcquireAsync("s", token);
        var window = (await scheme.OpenWindowAsync(token))!;
        Assert.Equal((new Cursor("next", 3), 40L), (window.Cursor, window.Total));
        Assert.Equal([2L, 3L], window.Seen);
        var pending = (await scheme.PendingAsync(0, token))!;
        Assert.Equal((4L, "c"), (pending.Number, Assert.Single(pending.Records).Id));

        // Records that changed in the meantime wait when the delivery is settled; new pages have numbers of their own.
        await scheme.AdvanceAsync(
            new Settlement(0, 4, [new Outcome(pending.Records[0].Key, null, null)], DateTimeOffset.UnixEpoch),
            null,
            token
        );
        Assert.Equal(["c", "e"], (await scheme.WaitingAsync(0, 10, token)).Select(r => r.Id));
        await scheme.StageAsync(
            new StagedPage(
                window,
                "r",
                [new StagedRecord("f", "no f", Encoding.UTF8.GetBytes("{}"))],
                [9],
                null,
                40,
                DuplicatePolicy.ById,
                DateTimeOffset.UnixEpoch
            )
            {
                Dropped = [new DroppedRecord("g", "no g", "v eq '1' ('2')")],
            },
            token
        );
        Assert.Equal("g", Assert.Single(await store.DropsAsync("s", token)).Record.Id);
        await scheme.CloseWindowAsync(window, token);
        Assert.Equal(["c", "e", "f"], (await scheme.WaitingAsync(0, 10, token)).Select(r => r.Id));
        Assert.True(
            await store.EditAsync("s", "b", Encoding.UTF8.GetBytes("""{"v":1}"""), AuditStamp.OfEngine(DateTimeOffset.UnixEpoch), token)
        );
        Assert.Empty(await store.CheckAsync(token));
    }
}
