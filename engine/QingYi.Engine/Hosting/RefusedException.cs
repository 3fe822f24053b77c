namespace QingYi.Engine.Hosting;

/// <summary>A use case is refused, and nothing was changed. The message is for people.</summary>
/// <param name="refusal">Why.</param>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class RefusedException(Refusal refusal, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
