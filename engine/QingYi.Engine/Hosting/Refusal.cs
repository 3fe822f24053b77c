namespace QingYi.Engine.Hosting;

/// <summary>Why a use case is refused.</summary>
public enum Refusal
{
    /// <summary>What it is about is not there.</summary>
    NotFound,

    /// <summary>What is asked for makes no sense; nothing was changed.</summary>
    Wrong,

    /// <summary>It cannot be done as things stand; nothing was changed.</summary>
    Conflict,

    /// <summary>Too much is asked for already.</summary>
    Busy,
}
