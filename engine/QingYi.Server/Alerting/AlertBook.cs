using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>Remembers the reported problems, so that a problem is reported once per interval and its end once.</summary>
internal sealed class AlertBook(AlertConfig config)
{
    private readonly Dictionary<(AlertKind, string), DateTimeOffset> told = [];

    /// <summary>Registers a problem.</summary>
    /// <returns>True: the problem must be reported now.</returns>
    public bool Raise(Alert alert)
    {
        var key = (alert.Kind, alert.Scheme);
        if (told.TryGetValue(key, out var last) && alert.At - last < config.Every)
        {
            return false;
        }

        told[key] = alert.At;
        return true;
    }

    /// <summary>Registers that there is no problem.</summary>
    /// <returns>The message that reports the end; null: no problem was reported.</returns>
    public Alert? Clear(AlertKind kind, string scheme, string name, DateTimeOffset at) =>
        told.Remove((kind, scheme)) ? new Alert(kind, scheme, name, LocalizedText.Empty, LocalizedText.Empty, at, IsOver: true) : null;
}
