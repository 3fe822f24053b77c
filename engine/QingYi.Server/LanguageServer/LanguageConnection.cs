using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace QingYi.Server.LanguageServer;

/// <summary>Speaks the Language Server Protocol over two streams.</summary>
internal static class LanguageConnection
{
    /// <summary>Serves one client until it ends or closes its stream.</summary>
    /// <param name="output">Receives the messages of the server.</param>
    /// <param name="input">Contains the messages of the client.</param>
    /// <param name="create">Creates the server for the connection.</param>
    /// <returns>False: the client has ended without saying so before.</returns>
    public static async Task<bool> RunAsync(Stream output, Stream input, Func<JsonRpc, SchemeLanguageServer> create)
    {
        using var formatter = new SystemTextJsonFormatter
        {
            JsonSerializerOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            },
        };
        using var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(output, input, formatter))
        {
            // A change must be known to the question behind it.
            SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false),
        };
        var server = create(rpc);
        rpc.AddLocalRpcTarget(server, null);
        rpc.StartListening();
        try
        {
            // Reading from a terminal or a pipe cannot be cancelled, so the end of the connection may be long in coming.
            await (await Task.WhenAny(rpc.Completion, server.Exited).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectionLostException or IOException or BadRpcHeaderException or OperationCanceledException)
        {
            // What follows a message that is not one cannot be read.
        }

        return server.IsShutDown;
    }
}
