using QingYi.Engine.Environments;

namespace QingYi.Server.Alerting;

/// <summary>Remembers what people have been told of, so that the same trouble is told once in a while and its end once.</summary>
internal sealed class AlertBook(AlertConfig config)
{
    private readonly Dictionary<(AlertKind, string), DateTimeOffset> told = [];

    /// <summary>There is trouble.</summary>
    /// <returns>True: it is to be told of now.</returns>
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

    /// <summary>There is none, or none any more.</summary>
    /// <returns>What people are told; null: they were told of none.</returns>
    public Alert? Clear(AlertKind kind, string scheme, string name, DateTimeOffset at) =>
        told.Remove((kind, scheme)) ? new Alert(kind, scheme, name, "", "", at, IsOver: true) : null;
}
