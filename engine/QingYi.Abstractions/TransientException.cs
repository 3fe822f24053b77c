namespace QingYi;

/// <summary>An error that may disappear by itself: the engine waits and retries.</summary>
public sealed class TransientException : LocalizedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and where; without secrets.</param>
    /// <param name="retryAfter">How long the system asks the engine to wait; null: it does not ask.</param>
    /// <param name="attempts">The maximum number of attempts that make sense; null: the engine's own limit.</param>
    /// <param name="innerException">The cause.</param>
    public TransientException(LocalizedText message, TimeSpan? retryAfter = null, int? attempts = null, Exception? innerException = null)
        : base(message, innerException)
    {
        RetryAfter = retryAfter;
        Attempts = attempts;
    }

    /// <summary>How long the system asks the engine to wait; null: it does not ask.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The maximum number of attempts that make sense; null: the engine's own limit.</summary>
    public int? Attempts { get; }
}
