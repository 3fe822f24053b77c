namespace QingYi.Engine.Stores;

/// <summary>When and by whom a change is made, for the audit.</summary>
/// <param name="At">The time.</param>
/// <param name="Who">The name of the user, of the holder of the token, or of the account of the operating system.</param>
/// <param name="From">The address of the caller, or the name of the machine on which a command runs.</param>
public sealed record AuditStamp(DateTimeOffset At, string Who, string From)
{
    /// <summary>What the change replaced by what, one difference a line; null: the action says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>A change that the engine makes by itself.</summary>
    public static AuditStamp OfEngine(DateTimeOffset at) => new(at, "qingyi", "");
}
