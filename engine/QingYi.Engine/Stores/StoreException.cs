namespace QingYi.Engine.Stores;

/// <summary>The store rejected a call or cannot continue; nothing was changed.</summary>
public sealed class StoreException : LocalizedException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">QY5xxx.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="nextStep">What the user can do about it: a whole sentence.</param>
    /// <param name="innerException">The cause.</param>
    public StoreException(string code, LocalizedText message, LocalizedText nextStep, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        NextStep = nextStep;
    }

    /// <summary>QY5xxx.</summary>
    public string Code { get; }

    /// <summary>What the user can do about it.</summary>
    public LocalizedText NextStep { get; }
}
