namespace QingYi.Server.Alerting;

/// <summary>A message did not arrive.</summary>
internal sealed class AlertException(string message) : Exception(message);
