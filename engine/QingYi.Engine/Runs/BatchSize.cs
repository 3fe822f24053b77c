namespace QingYi.Engine.Runs;

/// <summary>
/// The number of documents in a delivery: halved while the target is slow, so that no transaction takes long, and doubled up to the
/// scheme's limit when it is fast again.
/// </summary>
internal sealed class BatchSize
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(0.7);

    private readonly int most;
    private readonly bool isFixed;

    /// <param name="most">The scheme's limit.</param>
    /// <param name="isFixed">True when the scheme's author has set the size.</param>
    public BatchSize(int most, bool isFixed)
    {
        (this.most, this.isFixed) = (most, isFixed);
        Current = most;
    }

    public int Current { get; private set; }

    /// <summary>Adjusts the size after a delivery.</summary>
    /// <param name="documents">The number of documents in the delivery.</param>
    /// <param name="took">How long the target took, including waits for an outage.</param>
    public void Took(int documents, TimeSpan took)
    {
        if (isFixed)
        {
            return;
        }

        if (took > Slow && documents > 1)
        {
            Current = Math.Max(1, Math.Min(Current, documents) / 2);
        }
        else if (took < Quick && documents >= Current)
        {
            Current = Math.Min(most, Current * 2);
        }
    }
}
