using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QingYi.Tests.Alerting;

/// <summary>A mail server on 127.0.0.1 that stores the mails it receives; the account is u, the password p.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<(List<string> Recipients, string Text)> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await ServeAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException or IOException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        var recipients = new List<string>();
        await writer.WriteLineAsync("220 mail");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-mail\r\n250-SMTPUTF8\r\n250 AUTH PLAIN");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync(
                        Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])) == "\0u\0p" ? "235 ok" : "535 no"
                    );
                    break;
                case "RCPT":
                    recipients.Add(line.Split(':')[1].Split(' ')[0]);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                    {
                        text.AppendLine(part);
                    }

                    Mails.Add((recipients, Decoded(text.ToString())));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private static string Decoded(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        return MimeKit.MimeMessage.Load(stream).TextBody!;
    }
}
