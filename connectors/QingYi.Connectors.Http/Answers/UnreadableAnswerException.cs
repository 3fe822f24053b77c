namespace QingYi.Connectors.Http.Answers;

/// <summary>An answer is not the expected JSON.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The cause.</param>
internal sealed class UnreadableAnswerException(LocalizedText message, Exception? innerException = null)
    : LocalizedException(message, innerException)
{
    /// <summary>True: a fault on the way may have changed the answer; false: the vendor would send the same answer again.</summary>
    public bool MayBeCutOff { get; init; }
}
