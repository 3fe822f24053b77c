namespace QingYi.Sandbox;

/// <summary>The behaviour of the emulated ERP.</summary>
public sealed record ErpOptions
{
    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>How a caller must authenticate: none, basic, bearer, apiKey, apiKeyInQuery, oauth2, login, hmac.</summary>
    public string Auth { get; init; } = "bearer";

    /// <summary>The user of basic and login, the client of oauth2.</summary>
    public string User { get; init; } = "sandbox";

    /// <summary>The password, the bearer token, the key and the signature's secret.</summary>
    public string Secret { get; init; } = "sandbox-erp-secret";

    /// <summary>The number of items.</summary>
    public int Items { get; init; } = 25;

    /// <summary>The number of calls that a fetched token is valid for; 0: unlimited.</summary>
    public int TokenCalls { get; init; }
}
