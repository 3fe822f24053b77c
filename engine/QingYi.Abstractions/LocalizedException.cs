namespace QingYi;

/// <summary>An exception whose message is for people, in both languages.</summary>
/// <param name="text">What is wrong; without secrets.</param>
/// <param name="innerException">The cause.</param>
public abstract class LocalizedException(LocalizedText text, Exception? innerException = null) : Exception(text.English, innerException)
{
    /// <summary>What is wrong.</summary>
    public LocalizedText Text { get; } = text;

    /// <summary>What is wrong, in the language of the current user.</summary>
    public override string Message => Text.ToString();
}
