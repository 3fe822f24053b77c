using System.Security.Authentication;

namespace QingYi.Connectors.Http.Calls;

/// <summary>Distinguishes an untrusted certificate, which a retry cannot correct, from a broken connection.</summary>
internal static class TlsFault
{
    /// <summary>The exception to report; null: the cause is not a certificate.</summary>
    public static Exception? Of(Exception exception, string host)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (at is AuthenticationException && Words(at.Message) is { } words)
            {
                return new ConnectorException(
                    $"{host}: the certificate of the system is not trusted: {words.What} ({at.Message.TrimEnd('.')})",
                    words.NextStep,
                    exception
                );
            }
        }

        return null;
    }

    private static (string What, string NextStep)? Words(string message) =>
        message.Contains("NameMismatch", StringComparison.Ordinal)
            ? (
                "it is for another host name",
                "Write the host name of the certificate into 'url', or have a certificate issued for this name."
            )
        : message.Contains("NotTimeValid", StringComparison.Ordinal)
            ? ("it has expired or is not valid yet", "Have the system's administrator renew it, and check the clock of this machine.")
        : message.Contains("Revoked", StringComparison.Ordinal) ? ("it was revoked", "Have the system's administrator renew it.")
        : message.Contains("UntrustedRoot", StringComparison.Ordinal) || message.Contains("PartialChain", StringComparison.Ordinal)
            ? (
                "this machine does not trust the authority that signed it",
                "Add the authority to the trusted certificates of this machine (Debian: put it into "
                    + "/usr/local/share/ca-certificates and run update-ca-certificates; or name its file in SSL_CERT_FILE), or have "
                    + "a public certificate installed on the system."
            )
        : message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? ("it is not valid", "Have the system's administrator check it.")
        : null;
}
