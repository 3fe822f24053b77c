using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>Sends mail. <c>smtps://</c> uses TLS from the start, <c>smtp://</c> if the server offers it.</summary>
internal sealed class MailChannel(AlertChannelConfig config) : AlertChannel
{
    public override async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var address = config.Url!;
        var secure = address.Scheme == "smtps";
        using var message = new MimeMessage
        {
            Subject = alert.Title.ToString(),
            Body = new TextPart("plain") { Text = string.Join('\n', alert.Lines) },
        };
        try
        {
            message.From.Add(MailboxAddress.Parse(config.From));
            message.To.AddRange(config.Recipients.Select(MailboxAddress.Parse));
            using var client = new SmtpClient();
            await client
                .ConnectAsync(
                    address.Host,
                    address.Port > 0 ? address.Port
                        : secure ? 465
                        : 25,
                    secure ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (config.User.Length > 0)
            {
                await client.AuthenticateAsync(config.User, config.Password, cancellationToken).ConfigureAwait(false);
            }

            await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e
                    is ProtocolException
                        or CommandException
                        or AuthenticationException
                        or SslHandshakeException
                        or IOException
                        or SocketException
                        or ParseException
                        or ServiceNotConnectedException
            )
        {
            throw new AlertException(LocalizedText.Of(e));
        }
    }
}
