namespace QingYi.Server.Alerting;

/// <summary>A channel could not send a message.</summary>
internal sealed class AlertException(LocalizedText message) : LocalizedException(message);
