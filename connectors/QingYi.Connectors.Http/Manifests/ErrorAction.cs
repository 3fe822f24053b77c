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
}
