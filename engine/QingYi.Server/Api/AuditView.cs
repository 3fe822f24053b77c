namespace QingYi.Server.Api;

/// <summary>Something that a person changed.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What.</param>
internal sealed record AuditView(DateTimeOffset At, string Action);
