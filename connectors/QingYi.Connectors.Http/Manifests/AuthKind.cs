namespace QingYi.Connectors.Http.Manifests;

/// <summary>The kinds of authentication. A signature has its own recipe and can be combined with any of them.</summary>
internal enum AuthKind
{
    None,

    /// <summary>User name and password in the header <c>Authorization</c>.</summary>
    Basic,

    /// <summary>A token in the header <c>Authorization</c>.</summary>
    Bearer,

    /// <summary>A key in a header or in the query.</summary>
    ApiKey,

    /// <summary>OAuth 2 client credentials: a token from <c>tokenUrl</c>, fetched again when it expires.</summary>
    OAuth2,

    /// <summary>A token from a log-in call of the vendor, fetched again when it expires or is rejected.</summary>
    Login,
}
