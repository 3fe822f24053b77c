namespace QingYi.Engine.Access;

/// <summary>Why a use case is refused.</summary>
public enum Refusal
{
    /// <summary>The object does not exist.</summary>
    NotFound,

    /// <summary>The request is invalid; nothing was changed.</summary>
    Wrong,

    /// <summary>The current state does not allow it; nothing was changed.</summary>
    Conflict,

    /// <summary>Too many requests are queued already.</summary>
    Busy,

    /// <summary>The caller is not who it says, or does not say who it is.</summary>
    Unknown,

    /// <summary>The caller may not do this.</summary>
    Forbidden,
}
