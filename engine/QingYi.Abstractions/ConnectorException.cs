namespace QingYi;

/// <summary>Something that will not work without a change by a person; it ends the run.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, with the place; no secrets.</param>
    /// <param name="nextStep">What to do about it: a whole sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ConnectorException(string message, string nextStep, Exception? innerException = null)
        : base(message, innerException) => NextStep = nextStep;

    /// <summary>What to do about it.</summary>
    public string NextStep { get; }
}
