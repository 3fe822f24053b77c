namespace QingYi.Sandbox;

/// <summary>The fault of one call.</summary>
public enum JackyunFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>HTTP 200 with the vendor's throttle code.</summary>
    Throttled,

    /// <summary>HTTP 429.</summary>
    TooManyRequests,

    /// <summary>HTTP 429 with a Retry-After of one second.</summary>
    RetryAfter,

    /// <summary>HTTP 502.</summary>
    BadGateway,

    /// <summary>A web page with HTTP 200.</summary>
    Html,

    /// <summary>A web page with HTTP 403.</summary>
    HtmlForbidden,

    /// <summary>Truncated JSON.</summary>
    Truncated,

    /// <summary>An empty body.</summary>
    Empty,

    /// <summary>A page without its last records, although the total counts them.</summary>
    ShortPage,

    /// <summary>The vendor's unknown error.</summary>
    UnknownError,

    /// <summary>A page without the next cursor.</summary>
    EmptyCursor,

    /// <summary>The same cursor as before.</summary>
    RepeatedCursor,

    /// <summary>An answer that stops in the middle and keeps the connection open.</summary>
    Stuck,

    /// <summary>The error for a bad signature, whatever the caller sent.</summary>
    BadSign,
}
