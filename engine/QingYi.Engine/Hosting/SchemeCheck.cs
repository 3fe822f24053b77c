namespace QingYi.Engine.Hosting;

/// <summary>The answers of a scheme's two systems to a check.</summary>
public sealed record SchemeCheck
{
    /// <summary>
    /// The number of records of the last hour at the source, as far as one call shows it; null: the source cannot be read.
    /// </summary>
    public long? Records { get; init; }

    /// <summary>True when the target can be written to.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Why deliveries are at least once and not exactly once; null: they are exactly once.</summary>
    public Limitation? Guarantee { get; init; }

    /// <summary>How the target writes documents, for people.</summary>
    public IReadOnlyList<LocalizedText> Writing { get; init; } = [];

    /// <summary>True when both systems answered and accepted the credentials.</summary>
    public bool IsConnected => Records is not null && IsWritable;
}
