namespace QingYi.Server.Api;

/// <summary>A change that a person made.</summary>
/// <param name="At">The time of the change.</param>
/// <param name="Action">What the person changed.</param>
internal sealed record AuditView(DateTimeOffset At, LocalizedText Action);
