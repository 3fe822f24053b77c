using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.Tests.Conformance;

/// <summary>What the engine expects of every source. Derive from it and open a source that has at least five records.</summary>
public abstract class SourceConformance : IAsyncDisposable
{
    private const int PageSize = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_bring_every_record_once_as_a_json_object()
    {
        await using var source = await OpenAsync(Token);
        var records = new List<string>();
        for (Cursor? cursor = null; ; )
        {
            using var page = await source.ReadAsync(Request(cursor), Token);
            records.AddRange(page.Records.Select(Text));
            cursor = page.Next;
            if (cursor is null)
            {
                break;
            }
        }

        Assert.Equal(Records, records.Count);
        Assert.Equal(Records, records.Distinct().Count());
        Assert.All(records, r => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(r).RootElement.ValueKind));
    }

    [Fact]
    public async Task A_page_asked_for_again_is_the_same_in_another_instance()
    {
        Cursor? second;
        List<string> expected;
        await using (var source = await OpenAsync(Token))
        {
            using var first = await source.ReadAsync(Request(null), Token);
            second = first.Next;
            Assert.NotNull(second);
            using var page = await source.ReadAsync(Request(second), Token);
            expected = [.. page.Records.Select(Text)];
            using var same = await source.ReadAsync(Request(second), Token);
            Assert.Equal(expected, same.Records.Select(Text));
        }

        await using var other = await OpenAsync(Token);
        using var again = await other.ReadAsync(Request(second), Token);
        Assert.Equal(expected, again.Records.Select(Text));
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The number of records there are.</summary>
    protected abstract int Records { get; }

    protected abstract Task<Source> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A new request body.</summary>
    protected abstract JsonObject Body();

    private static string Text(Record record) => Encoding.UTF8.GetString(record.Content.Span);

    private ReadRequest Request(Cursor? cursor) => new(Body(), cursor, PageSize, 0);
}
