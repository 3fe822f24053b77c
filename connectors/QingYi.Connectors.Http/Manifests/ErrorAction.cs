namespace QingYi.Connectors.Http.Manifests;

/// <summary>What an error asks for.</summary>
internal enum ErrorAction
{
    /// <summary>A person must change something.</summary>
    Fail,

    /// <summary>It may work at once.</summary>
    Retry,

    /// <summary>It works after a while.</summary>
    Backoff,

    /// <summary>The data of one document is refused; the others may pass.</summary>
    Reject,

    /// <summary>The token is no longer good: a new one is fetched.</summary>
    Login,
}
