namespace QingYi.Connectors.Http;

/// <summary>The answer is not the JSON that was expected; another attempt may bring it.</summary>
internal sealed class UnreadableAnswerException(string message, Exception? innerException = null) : Exception(message, innerException);
