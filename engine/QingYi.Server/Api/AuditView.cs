using QingYi.Engine.Stores;

namespace QingYi.Server.Api;

/// <summary>A change that somebody made.</summary>
/// <param name="Number">The number of the entry, with which a list continues.</param>
/// <param name="At">The time of the change.</param>
/// <param name="Who">Who made it; "qingyi": the engine itself; empty: not known.</param>
/// <param name="From">The address of the caller, or the name of the machine on which a command ran.</param>
/// <param name="Scheme">The scheme; empty: the change concerns the host.</param>
/// <param name="Action">What was done.</param>
/// <param name="Detail">The lines that differ, each with + or - before it; null: the action says it all.</param>
internal sealed record AuditView(
    long Number,
    DateTimeOffset At,
    string Who,
    string From,
    string Scheme,
    LocalizedText Action,
    string? Detail
)
{
    /// <summary>What everybody may see who may see the scheme: neither addresses nor contents.</summary>
    public static AuditView InShort(AuditEntry entry) => Of(entry) with { From = "", Detail = null };

    public static AuditView Of(AuditEntry entry) =>
        new(entry.Number, entry.By.At, entry.By.Who, entry.By.From, entry.Scheme, entry.Action, entry.By.Detail);
}
