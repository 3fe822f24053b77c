namespace QingYi.Engine.Stores;

/// <summary>Selects entries of the audit, newest first.</summary>
public sealed record AuditQuery
{
    /// <summary>The scheme; null: all, and the host.</summary>
    public string? Scheme { get; init; }

    /// <summary>Who made the changes; null: everybody.</summary>
    public string? Who { get; init; }

    /// <summary>The number of the entry below which the list continues; null: it starts with the newest.</summary>
    public long? Before { get; init; }

    /// <summary>The maximum number of entries.</summary>
    public int Limit { get; init; } = 50;
}
