namespace QingYi.Connectors.Http.Manifests;

/// <summary>How a caller authenticates. Every text is a Scriban template over <c>connection</c>.</summary>
internal sealed class AuthDocument
{
    /// <summary>A template that gives one of <see cref="AuthKind"/>.</summary>
    public string Kind { get; set; } = nameof(AuthKind.None);

    /// <summary>Basic: the user's name.</summary>
    public string Username { get; set; } = "";

    /// <summary>Basic: the password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Bearer: the token. ApiKey: the key.</summary>
    public string Value { get; set; } = "";

    /// <summary>ApiKey: the name of the header or query field.</summary>
    public string Name { get; set; } = "";

    /// <summary>ApiKey: Header or Query.</summary>
    public string In { get; set; } = nameof(Place.Header);

    /// <summary>OAuth2: the token's address.</summary>
    public string TokenUrl { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public string Scope { get; set; } = "";

    /// <summary>Login: the call that returns the token.</summary>
    public RequestDocument? Request { get; set; }

    /// <summary>Login: the path of the token in its answer.</summary>
    public string Token { get; set; } = "access_token";

    /// <summary>Login: the path of the token's lifetime in seconds; if the answer has none, <see cref="Lifetime"/> applies.</summary>
    public string Expires { get; set; } = "expires_in";

    public string Lifetime { get; set; } = "30m";

    /// <summary>OAuth2, Login: the name of the header with the token; empty: recipes insert <c>{{ token }}</c> themselves.</summary>
    public string Header { get; set; } = "Authorization";

    /// <summary>The text before the token in the header.</summary>
    public string Prefix { get; set; } = "Bearer ";
}
