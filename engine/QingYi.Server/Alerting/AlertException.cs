namespace QingYi.Server.Alerting;

/// <summary>A channel could not send a message.</summary>
internal sealed class AlertException(string message) : Exception(message);
