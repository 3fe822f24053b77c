namespace QingYi.Engine.Runs;

/// <summary>
/// How many documents a delivery has: fewer while the target is slow, so that no transaction lasts long, and as many as the scheme likes
/// again when it is not.
/// </summary>
internal sealed class BatchSize
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(0.7);

    private readonly int most;
    private readonly bool isFixed;

    /// <param name="most">As many as the scheme likes.</param>
    /// <param name="isFixed">The scheme's author has said so.</param>
    public BatchSize(int most, bool isFixed)
    {
        (this.most, this.isFixed) = (most, isFixed);
        Current = most;
    }

    public int Current { get; private set; }

    /// <summary>A delivery has ended.</summary>
    /// <param name="documents">How many documents it had.</param>
    /// <param name="took">How long the target took, waits for an outage included.</param>
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
