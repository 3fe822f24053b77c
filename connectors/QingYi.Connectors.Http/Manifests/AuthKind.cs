namespace QingYi.Connectors.Http.Manifests;

/// <summary>The ways of authentication. A signature is a recipe of its own and goes with any of them.</summary>
internal enum AuthKind
{
    None,

    /// <summary>User name and password in the header <c>Authorization</c>.</summary>
    Basic,

    /// <summary>A token in the header <c>Authorization</c>.</summary>
    Bearer,

    /// <summary>A key in a header or in the query.</summary>
    ApiKey,

    /// <summary>OAuth 2 client credentials: a token from <c>tokenUrl</c>, fetched again when it ends.</summary>
    OAuth2,

    /// <summary>A token from a call of the vendor's own, fetched again when it ends or is refused.</summary>
    Login,
}
