using System.Text;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Running;

/// <summary>What is remembered of records that another system posts and the condition of the source drops.</summary>
public sealed class PostedDrops : IAsyncDisposable
{
    private const string Scheme = """
        scheme: posted
        source: { connector: files, connection: files, api: jsonl, id: id, number: no, request: { path: in.jsonl },
          condition: [[{ field: kind, logic: eq, value: "a" }]] }
        target: { connector: noop, api: noop }
        """;

    private readonly LocalRun run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posted_record_that_the_condition_drops_is_explained()
    {
        await using var store = run.OpenStore();
        Assert.Equal(new AcceptedRecords(1, 0, 0, 2), await PostAsync(store, ("1", "a"), ("2", "b 😀"), ("3", "")));
        Assert.Equal(["3 no 3", "2 no 2"], (await store.DropsAsync("posted", Token)).Select(d => $"{d.Record.Id} {d.Record.Number}"));

        var explainer = new RecordExplainer(store, TimeProvider.System);
        foreach (var name in new[] { "2", "no 2" })
        {
            var dropped = await explainer.ExplainAsync("posted", name, [], null, Scheme, Token);
            Assert.Equal(ExplanationVerdict.Dropped, dropped.Verdict);
            Assert.StartsWith("'2' was posted at ", dropped.Answer.English, StringComparison.Ordinal);
            Assert.EndsWith(
                ", and 'condition' dropped it, because this does not hold: kind eq 'a' ('b 😀').",
                dropped.Answer.English,
                StringComparison.Ordinal
            );
            Assert.EndsWith(
                " 收到推送的 '2'，但被 'condition' 过滤，因为不满足：kind eq 'a' ('b 😀')。",
                dropped.Answer.Chinese,
                StringComparison.Ordinal
            );
        }

        // The target keeps what it has of a record whose newer content is dropped.
        await PostAsync(store, ("1", "b"));
        var known = await explainer.ExplainAsync("posted", "1", [], null, Scheme, Token);
        Assert.Equal(ExplanationVerdict.Waiting, known.Verdict);
        Assert.Contains(known.Points, p => p.Kind == "dropped");
    }

    [Fact]
    public async Task A_post_of_which_nothing_is_stored_is_remembered_too()
    {
        await using var store = run.OpenStore();
        Assert.Equal(new AcceptedRecords(0, 0, 0, 1), await PostAsync(store, ("2", "b")));
        Assert.Null(Assert.Single(await store.DropsAsync("posted", Token)).Run);
        Assert.Equal(new AcceptedRecords(1, 0, 0, 0), await PostAsync(store, ("2", "a")));
        Assert.Single(await store.DropsAsync("posted", Token));
        Assert.Empty(await store.CheckAsync(Token));
    }

    public ValueTask DisposeAsync() => run.DisposeAsync();

    private static Task<AcceptedRecords> PostAsync(RecordStore store, params (string Id, string Kind)[] records) =>
        new RecordPool(store, SandboxRun.Catalog, TimeProvider.System, _ => Scheme).AcceptAsync(
            Caller.OfTerminal,
            "posted",
            [
                .. records.Select(r =>
                    (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($$"""{"id":"{{r.Id}}","no":"no {{r.Id}}","kind":"{{r.Kind}}"}""")
                ),
            ],
            Token
        );
}
