namespace QingYi;

/// <summary>Another owner has the lane: a newer process, or another store.</summary>
public sealed class FencedException : LocalizedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The owner of the lane.</param>
    /// <param name="nextStep">What the user can do about it: a whole sentence.</param>
    public FencedException(LocalizedText message, LocalizedText nextStep)
        : base(message) => NextStep = nextStep;

    /// <summary>Returns the exception for a lane that a newer process has taken; this process has written nothing since.</summary>
    /// <param name="lane">The lane.</param>
    public static FencedException TakenOver(Lane lane) => new(AbstractionsTexts.TakenOver(lane.Scheme), AbstractionsTexts.LetOneHostRun);

    /// <summary>What the user can do about it.</summary>
    public LocalizedText NextStep { get; }
}
