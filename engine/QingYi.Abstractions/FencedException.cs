namespace QingYi;

/// <summary>The lane belongs to somebody else: a newer process, or another store.</summary>
public sealed class FencedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Who holds the lane.</param>
    /// <param name="nextStep">What to do about it: a whole sentence.</param>
    public FencedException(string message, string nextStep)
        : base(message) => NextStep = nextStep;

    /// <summary>What to do about it.</summary>
    public string NextStep { get; }
}
