namespace QingYi.Engine.Rendering;

/// <summary>A record refers to a record of another scheme that is not stored yet.</summary>
/// <param name="scheme">The other scheme.</param>
/// <param name="change">The state of the other scheme at the look-up.</param>
/// <param name="message">What is missing, for people.</param>
internal sealed class AwaitException(string scheme, long change, LocalizedText message) : LocalizedException(message)
{
    public string Scheme { get; } = scheme;

    public long Change { get; } = change;
}
