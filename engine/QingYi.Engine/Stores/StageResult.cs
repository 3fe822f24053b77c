namespace QingYi.Engine.Stores;

/// <summary>The result of storing a page's records.</summary>
/// <param name="Stored">The number of records that are new, or were settled and wait again.</param>
/// <param name="Duplicates">The number of records that are stored already and are not delivered again.</param>
/// <param name="Replaced">The number of waiting records whose content was replaced.</param>
public readonly record struct StageResult(int Stored, int Duplicates, int Replaced = 0)
{
    /// <summary>The revision of the scheme that stored them: see <see cref="WaitingRecord.Revision"/>.</summary>
    public long Revision { get; init; }

    /// <summary>The number of records that begin to wait.</summary>
    public int Waiting => Stored + Replaced;
}
