namespace QingYi.Sandbox;

/// <summary>What goes wrong with one call.</summary>
public enum JackyunFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>HTTP 200 with the vendor's throttle code.</summary>
    Throttled,

    /// <summary>HTTP 429.</summary>
    TooManyRequests,

    /// <summary>HTTP 429 with Retry-After of a second.</summary>
    RetryAfter,

    /// <summary>HTTP 502.</summary>
    BadGateway,

    /// <summary>A web page with HTTP 200.</summary>
    Html,

    /// <summary>A web page with HTTP 403.</summary>
    HtmlForbidden,

    /// <summary>JSON that breaks off.</summary>
    Truncated,

    /// <summary>Nothing in the body.</summary>
    Empty,

    /// <summary>A page that lacks its last records although the total counts them.</summary>
    ShortPage,

    /// <summary>The vendor's unknown error.</summary>
    UnknownError,

    /// <summary>A page without the cursor to go on with.</summary>
    EmptyCursor,

    /// <summary>The same cursor as before.</summary>
    RepeatedCursor,

    /// <summary>An answer that stops in the middle and never ends.</summary>
    Stuck,

    /// <summary>Bad signature, whatever was sent.</summary>
    BadSign,
}
