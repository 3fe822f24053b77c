namespace QingYi.Engine.Stores;

/// <summary>A change that somebody made.</summary>
/// <param name="By">When and by whom.</param>
/// <param name="Scheme">The scheme whose state, file or token was changed; empty: the change concerns the host.</param>
/// <param name="Action">What was done.</param>
public sealed record AuditEntry(AuditStamp By, string Scheme, LocalizedText Action)
{
    /// <summary>The number of the entry in the audit, with which a query continues; 0 before it is stored.</summary>
    public long Number { get; init; }
}
