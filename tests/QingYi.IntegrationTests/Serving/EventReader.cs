using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Xunit;

namespace QingYi.IntegrationTests.Serving;

/// <summary>Reads the server-sent events of a host.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        this.response = response;
        events = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    /// <summary>All events that were read.</summary>
    public List<(string Type, JsonNode Data)> Read { get; } = [];

    public static async Task<EventReader> OpenAsync(ServeProcess host)
    {
        var token = TestContext.Current.CancellationToken;
        var response = await host.Client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, token).WaitAsync(Patience);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(token));
    }

    /// <summary>Reads to the next event of a type.</summary>
    public async Task<JsonNode> NextAsync(string type, Func<JsonNode, bool>? fits = null)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            var data = JsonNode.Parse(events.Current.Data)!;
            Read.Add((events.Current.EventType, data));
            if (events.Current.EventType == type && fits?.Invoke(data) != false)
            {
                return data;
            }
        }

        throw new InvalidOperationException($"the events ended before {type}");
    }

    /// <summary>Reads to the end.</summary>
    public async Task EndAsync()
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            Read.Add((events.Current.EventType, JsonNode.Parse(events.Current.Data)!));
        }
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        try
        {
            await events.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or NotSupportedException) { }
    }
}
