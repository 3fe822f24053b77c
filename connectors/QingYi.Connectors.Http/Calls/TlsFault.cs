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
                return new ConnectorException(AuthTexts.NotTrusted(host, words.What, at.Message.TrimEnd('.')), words.NextStep, exception);
            }
        }

        return null;
    }

    private static (LocalizedText What, LocalizedText NextStep)? Words(string message) =>
        message.Contains("NameMismatch", StringComparison.Ordinal) ? (AuthTexts.OtherHost, AuthTexts.WriteHost)
        : message.Contains("NotTimeValid", StringComparison.Ordinal) ? (AuthTexts.NotInTime, AuthTexts.RenewAndCheckClock)
        : message.Contains("Revoked", StringComparison.Ordinal) ? (AuthTexts.Revoked, AuthTexts.Renew)
        : message.Contains("UntrustedRoot", StringComparison.Ordinal) || message.Contains("PartialChain", StringComparison.Ordinal)
            ? (AuthTexts.UnknownAuthority, AuthTexts.TrustAuthority)
        : message.Contains("certificate", StringComparison.OrdinalIgnoreCase) ? (AuthTexts.Invalid, AuthTexts.HaveItChecked)
        : null;
}
