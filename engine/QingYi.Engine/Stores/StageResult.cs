namespace QingYi.Engine.Stores;

/// <summary>What became of a page's records.</summary>
/// <param name="Stored">New, or settled and waiting again.</param>
/// <param name="Duplicates">Known, and nothing to do.</param>
/// <param name="Replaced">Waiting with other content, in whose place the new content waits now.</param>
public readonly record struct StageResult(int Stored, int Duplicates, int Replaced = 0)
{
    /// <summary>The revision of the scheme that stored them: see <see cref="WaitingRecord.Revision"/>.</summary>
    public long Revision { get; init; }

    /// <summary>Records that begin to wait.</summary>
    public int Waiting => Stored + Replaced;
}
