namespace QingYi.Engine.Hosting;

/// <summary>What the two systems of a scheme said when they were asked.</summary>
public sealed record SchemeCheck
{
    /// <summary>How many records the source has of its last hour, as far as one call tells; null: it cannot be read.</summary>
    public long? Records { get; init; }

    /// <summary>The target can be written to.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Why deliveries are at least once and not exactly once; null: they are exactly once.</summary>
    public Limitation? Guarantee { get; init; }

    /// <summary>How documents are written, for people.</summary>
    public IReadOnlyList<string> Writing { get; init; } = [];

    /// <summary>Both systems answered and let the scheme in.</summary>
    public bool IsConnected => Records is not null && IsWritable;
}
