namespace QingYi.Server.Hosting;

/// <summary>The command line or a request is wrong.</summary>
internal sealed class UsageException(LocalizedText message) : LocalizedException(message);
