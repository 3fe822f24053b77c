using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QingYi.IntegrationTests.Faults;

/// <summary>
/// A proxy to a database server on which connections break at a COMMIT: the first one reaches the server and its answer is lost, the next
/// one is lost before it reaches the server, and so on.
/// </summary>
internal sealed class DroppingProxy : IAsyncDisposable
{
    private const string Commit = "\u0003commit";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int server;
    private readonly int every;
    private readonly Task accepting;
    private int commits;
    private int answersLost;
    private int neverSent;

    /// <param name="server">The server's port.</param>
    /// <param name="every">The number of commits between two breaks.</param>
    public DroppingProxy(int server, int every)
    {
        (this.server, this.every) = (server, every);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int AnswersLost => answersLost;

    public int NeverSent => neverSent;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server, stop.Token);
            using var answers = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var back = far.GetStream().CopyToAsync(near.GetStream(), answers.Token);
            var buffer = new byte[64 * 1024];
            while (await near.GetStream().ReadAsync(buffer, stop.Token) is > 0 and var read)
            {
                if (
                    Encoding.ASCII.GetString(buffer, 0, read).EndsWith(Commit, StringComparison.OrdinalIgnoreCase)
                    && Interlocked.Increment(ref commits) % every == 0
                )
                {
                    await BreakAsync(far, buffer.AsMemory(0, read), answers);
                    return;
                }

                await far.GetStream().WriteAsync(buffer.AsMemory(0, read), stop.Token);
            }

            await answers.CancelAsync();
            await back;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException) { }
    }

    private async Task BreakAsync(TcpClient far, ReadOnlyMemory<byte> commit, CancellationTokenSource answers)
    {
        if (answersLost > neverSent)
        {
            Interlocked.Increment(ref neverSent);
            return;
        }

        // The answer shows that the server has committed; the proxy drops it.
        await answers.CancelAsync();
        await far.GetStream().WriteAsync(commit, stop.Token);
        await far.GetStream().ReadExactlyAsync(new byte[4], stop.Token);
        Interlocked.Increment(ref answersLost);
    }
}
