namespace QingYi.Sandbox;

/// <summary>How the emulated ERP behaves.</summary>
public sealed record ErpOptions
{
    /// <summary>The port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>How a caller must show who it is: none, basic, bearer, apiKey, apiKeyInQuery, oauth2, login, hmac.</summary>
    public string Auth { get; init; } = "bearer";

    /// <summary>The user of basic and login, the client of oauth2.</summary>
    public string User { get; init; } = "sandbox";

    /// <summary>The password, the bearer's token, the key and the signature's secret.</summary>
    public string Secret { get; init; } = "sandbox-erp-secret";

    /// <summary>The number of items that can be listed.</summary>
    public int Items { get; init; } = 25;

    /// <summary>A fetched token is good for so many calls; 0: for ever.</summary>
    public int TokenCalls { get; init; }
}
