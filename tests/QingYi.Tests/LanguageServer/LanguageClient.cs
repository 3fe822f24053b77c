using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Nerdbank.Streams;
using QingYi.Engine.Hosting;
using QingYi.Server.LanguageServer;
using QingYi.Tests.Completion;
using StreamJsonRpc;
using Xunit;

namespace QingYi.Tests.LanguageServer;

/// <summary>A client of the language server, which runs in this process.</summary>
internal sealed class LanguageClient : IAsyncDisposable
{
    private readonly Channel<JsonElement> diagnostics = Channel.CreateUnbounded<JsonElement>();
    private readonly JsonRpc rpc;
    private readonly Task<bool> server;
    private readonly Stream stream;

    private LanguageClient(CultureInfo? culture, SchemeAssistant? assistant = null, ILogger? log = null)
    {
        var (here, there) = FullDuplexStream.CreatePair();
        stream = here;
        server = LanguageConnection.RunAsync(there, there, client => new SchemeLanguageServer(
            assistant ?? new Author().Assistant,
            _ => Task.FromResult<Engine.Environments.EnvironmentFile?>(Author.Environment),
            text => text,
            culture,
            log ?? NullLogger.Instance,
            TimeProvider.System
        )
        {
            Client = client,
        });
        rpc = new JsonRpc(
            new HeaderDelimitedMessageHandler(
                here,
                here,
                new SystemTextJsonFormatter { JsonSerializerOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web) }
            )
        );
        rpc.AddLocalRpcMethod("textDocument/publishDiagnostics", Receive);
        rpc.StartListening();
    }

    /// <summary>True: the server ended after a farewell.</summary>
    public Task<bool> Ended => server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<LanguageClient> StartAsync(string? locale = null, CultureInfo? culture = null) =>
        StartAsync(new LanguageClient(culture), locale);

    /// <summary>Starts with another assistant, and a log.</summary>
    public static Task<LanguageClient> StartAsync(SchemeAssistant assistant, ILogger log) =>
        StartAsync(new LanguageClient(null, assistant, log), null);

    private static async Task<LanguageClient> StartAsync(LanguageClient client, string? locale)
    {
        await client.AskAsync(
            "initialize",
            new
            {
                processId = 1,
                locale,
                capabilities = new { },
            }
        );
        await client.TellAsync("initialized", new { });
        return client;
    }

    /// <summary>Starts without the first message of the protocol.</summary>
    public static LanguageClient Silent() => new(null);

    public async Task<JsonNode?> AskAsync(string method, object parameters)
    {
        var answer = await rpc.InvokeWithParameterObjectAsync<JsonElement?>(method, parameters, Token);
        return answer is { } given ? JsonNode.Parse(given.GetRawText()) : null;
    }

    public Task TellAsync(string method, object parameters) => rpc.NotifyWithParameterObjectAsync(method, parameters);

    public Task OpenAsync(string uri, string text) =>
        TellAsync(
            "textDocument/didOpen",
            new
            {
                textDocument = new
                {
                    uri,
                    languageId = "yaml",
                    version = 1,
                    text,
                },
            }
        );

    /// <summary>Returns the next diagnostics of the document.</summary>
    public async Task<JsonNode> DiagnosticsAsync() =>
        JsonNode.Parse((await diagnostics.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token)).GetRawText())!;

    /// <summary>Whether nothing more has come within a moment.</summary>
    public async Task<bool> IsQuietAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(600), Token);
        return !diagnostics.Reader.TryPeek(out _);
    }

    public async Task<JsonNode?> AtAsync(string method, string uri, int line, int character) =>
        await AskAsync(method, new { textDocument = new { uri }, position = new { line, character } });

    public async ValueTask DisposeAsync()
    {
        rpc.Dispose();
        await stream.DisposeAsync();
        await server.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    private void Receive(string uri, JsonElement diagnostics, int? version = null) =>
        this.diagnostics.Writer.TryWrite(
            JsonSerializer.SerializeToElement(
                new
                {
                    uri,
                    version,
                    diagnostics,
                }
            )
        );
}
