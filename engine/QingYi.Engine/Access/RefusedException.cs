namespace QingYi.Engine.Access;

/// <summary>A use case was refused, and nothing was changed. The message is for people.</summary>
/// <param name="refusal">The kind of refusal.</param>
/// <param name="message">What is wrong, and what the user can do about it.</param>
public sealed class RefusedException(Refusal refusal, LocalizedText message) : LocalizedException(message)
{
    /// <summary>The kind of refusal.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>After how long another attempt may succeed; null: unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
