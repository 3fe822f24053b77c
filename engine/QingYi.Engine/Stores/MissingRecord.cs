namespace QingYi.Engine.Stores;

/// <summary>Since when a record is missing at its source.</summary>
/// <param name="Since">The first pass in a row that did not find it.</param>
/// <param name="Passes">The number of these passes.</param>
/// <param name="IsMarked">True when a pass marked it as gone.</param>
public sealed record MissingRecord(DateTimeOffset Since, int Passes, bool IsMarked)
{
    /// <summary>
    /// The number of passes in a row after which a missing record is gone, provided that the scheme has read its source in between beyond
    /// the first of them. A record that only changed while the first pass read the source has come with that run and is no longer missing.
    /// </summary>
    public const int PassesOfGone = 2;

    /// <summary>Whether the record is gone.</summary>
    /// <param name="readUpTo">The watermark of the scheme.</param>
    public bool IsGone(DateTimeOffset? readUpTo) => Passes >= PassesOfGone && Since <= readUpTo;
}
