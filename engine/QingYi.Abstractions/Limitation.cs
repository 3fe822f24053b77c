namespace QingYi;

/// <summary>Why a guarantee, an optimization or a feature is not available, for people.</summary>
/// <param name="Reason">The reason, without a full stop.</param>
/// <param name="NextStep">What the user can do about it: a sentence; empty: nothing.</param>
public sealed record Limitation(string Reason, string NextStep = "")
{
    /// <summary>Returns the reason, followed by the next step as a sentence of its own.</summary>
    public override string ToString() => NextStep.Length == 0 ? Reason : $"{Reason}. {NextStep}";
}
