namespace QingYi;

/// <summary>Why something is not as one would like it, for people.</summary>
/// <param name="Reason">Why; without a full stop.</param>
/// <param name="NextStep">What to do about it, a sentence; empty: nothing can be done.</param>
public sealed record Limitation(string Reason, string NextStep = "")
{
    /// <summary>The reason and the next step in one sentence after the other.</summary>
    public override string ToString() => NextStep.Length == 0 ? Reason : $"{Reason}. {NextStep}";
}
