namespace QingYi.Connectors.Http.Manifests;

/// <summary>The reaction to an error.</summary>
internal enum ErrorAction
{
    /// <summary>A person must change something.</summary>
    Fail,

    /// <summary>An immediate retry may succeed.</summary>
    Retry,

    /// <summary>A retry succeeds after some time.</summary>
    Backoff,

    /// <summary>The vendor rejects the data of one document; it may accept the others.</summary>
    Reject,

    /// <summary>The token is no longer valid: the caller fetches a new one.</summary>
    Login,
}
