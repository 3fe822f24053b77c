using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.Connectors.Testing;

/// <summary>
/// The tests that every source must pass. Derive from this class and open a source with at least five records. The tests read two records
/// per page.
/// </summary>
public abstract class SourceConformance : IAsyncDisposable
{
    private const int PageSize = 2;
    private const int MostCalls = 10_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_bring_every_record_once_as_a_json_object()
    {
        await using var source = await OpenAsync(Token);
        var records = new List<string>();
        var calls = 0;
        for (Cursor? cursor = null; ; )
        {
            Assert.True(++calls < MostCalls, ConformanceTexts.NeverEnds.ToString());
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
        if (!IsResumable)
        {
            return;
        }

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
            if (page.Next is { } third)
            {
                // A page that was read ahead and dropped is asked for again.
                using var ahead = await source.ReadAsync(Request(third), Token);
                using var back = await source.ReadAsync(Request(second), Token);
                Assert.Equal(expected, back.Records.Select(Text));
            }
        }

        await using var other = await OpenAsync(Token);
        using var again = await other.ReadAsync(Request(second), Token);
        Assert.Equal(expected, again.Records.Select(Text));
    }

    [Fact]
    public async Task Every_character_and_every_digit_arrives_as_it_is()
    {
        await using var source = await OpenAsync(Token);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Cursor? cursor = null;
        do
        {
            using var page = await source.ReadAsync(Request(cursor), Token);
            found.UnionWith(page.Records.SelectMany(r => Scalars(JsonDocument.Parse(r.Content).RootElement)));
            cursor = page.Next;
        } while (cursor is not null);

        Assert.Empty(Values.Except(found));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_ends_and_another_one_works()
    {
        await using var source = await OpenAsync(Token);
        var failure = await Xunit.Record.ExceptionAsync(async () =>
        {
            using var cancelled = await source.ReadAsync(Request(null), new CancellationToken(canceled: true));
        });
        Assert.True(failure is null or OperationCanceledException, failure?.ToString());
        using var page = await source.ReadAsync(Request(null), Token);
    }

    /// <summary>Frees the resources of the tests.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>
    /// True (the default): another process can resume a window at a cursor. False: it cannot, and the plan's
    /// <see cref="SourcePlan.Resume"/> gives the reason.
    /// </summary>
    protected virtual bool IsResumable => true;

    /// <summary>Strings, and numbers as they are written, that occur in records: emoji, quotes, 20 digits. None by default.</summary>
    protected virtual IReadOnlyList<string> Values => [];

    /// <summary>The number of records of the source.</summary>
    protected abstract int Records { get; }

    /// <summary>Opens the source. The tests call it several times; each source must return the same records.</summary>
    protected abstract Task<Source> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Creates a request body.</summary>
    protected abstract JsonObject Body();

    private static IEnumerable<string> Scalars(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Scalars(m.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Scalars),
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Number => [element.GetRawText()],
            _ => [],
        };

    private static string Text(Record record) => Encoding.UTF8.GetString(record.Content.Span);

    private ReadRequest Request(Cursor? cursor) => new(Body(), cursor, PageSize, 0);
}
