namespace QingYi.Connectors.Http.Answers;

/// <summary>An answer is not the JSON that it should be.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The cause.</param>
internal sealed class UnreadableAnswerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>It ends before its end, as it does when a connection breaks; false: it came as it was sent, and comes so again.</summary>
    public bool MayBeCutOff { get; init; }
}
