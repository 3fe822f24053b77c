namespace QingYi;

/// <summary>An error that lasts until a person changes something. It ends the run.</summary>
public sealed class ConnectorException : LocalizedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and where; without secrets.</param>
    /// <param name="nextStep">What the user can do about it: a whole sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ConnectorException(LocalizedText message, LocalizedText nextStep, Exception? innerException = null)
        : base(message, innerException) => NextStep = nextStep;

    /// <summary>What the user can do about it.</summary>
    public LocalizedText NextStep { get; }
}
