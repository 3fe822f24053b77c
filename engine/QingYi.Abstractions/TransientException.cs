namespace QingYi;

/// <summary>Something that may work later: the engine waits and tries again.</summary>
public sealed class TransientException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, with the place; no secrets.</param>
    /// <param name="retryAfter">How long the other side asked to wait.</param>
    /// <param name="attempts">The largest number of attempts that make sense; null: the engine's own.</param>
    /// <param name="innerException">The cause.</param>
    public TransientException(string message, TimeSpan? retryAfter = null, int? attempts = null, Exception? innerException = null)
        : base(message, innerException)
    {
        RetryAfter = retryAfter;
        Attempts = attempts;
    }

    /// <summary>How long the other side asked to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The largest number of attempts that make sense.</summary>
    public int? Attempts { get; }
}
