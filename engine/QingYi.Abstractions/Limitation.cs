namespace QingYi;

/// <summary>Why a guarantee, an optimization or a feature is not available, for people.</summary>
/// <param name="Reason">The reason, without a full stop.</param>
/// <param name="NextStep">What the user can do about it: a sentence; null: nothing.</param>
public sealed record Limitation(LocalizedText Reason, LocalizedText? NextStep = null)
{
    /// <summary>The reason, followed by the next step as a sentence of its own.</summary>
    public LocalizedText Text => NextStep is null ? Reason : Reason.Then(NextStep);

    /// <summary>Returns <see cref="Text"/> in the language of the current user.</summary>
    public override string ToString() => Text.ToString();
}
