using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Http.Generic;

/// <summary>A connection to any HTTP api.</summary>
internal sealed record GenericOptions
{
    [Required]
    [Description("基础地址。The address that the scheme's 'path' is added to.")]
    public string Url { get; init; } = "";

    [Description("Headers of every call.")]
    public Dictionary<string, string> Headers { get; init; } = [];

    [Description("认证方式 none | basic | bearer | apiKey | oauth2.")]
    public string Auth { get; init; } = "none";

    [Description("basic: the user's name.")]
    public string Username { get; init; } = "";

    [Secret]
    [Description("basic: the password.")]
    public string Password { get; init; } = "";

    [Secret]
    [Description("bearer: the token. apiKey: the key.")]
    public string Token { get; init; } = "";

    [Description("apiKey: the header or query field that takes the key.")]
    public string KeyName { get; init; } = "X-Api-Key";

    [Description("apiKey: header | query.")]
    public string KeyIn { get; init; } = "header";

    [Description("oauth2: the address of the token (client credentials).")]
    public string TokenUrl { get; init; } = "";

    [Description("oauth2: the client's id.")]
    public string ClientId { get; init; } = "";

    [Secret]
    [Description("oauth2: the client's secret.")]
    public string ClientSecret { get; init; } = "";

    [Description("oauth2: the scope, where the system wants one.")]
    public string Scope { get; init; } = "";

    [Secret]
    [Description("The key of the signature, connection.secret in its recipe.")]
    public string Secret { get; init; } = "";

    [Description(
        "签名配方。A Scriban recipe that signs each call, e.g. {{ request | hmac_sha256 connection.secret | hex }}; see "
            + "docs/writing-a-connector.md."
    )]
    public string Signature { get; init; } = "";

    [Description("The header or query field that takes the signature.")]
    public string SignatureName { get; init; } = "X-Signature";

    [Description("header | query | form.")]
    public string SignatureIn { get; init; } = "header";

    [Description("每秒最多调用次数。How often it may be called in a second; empty: as often as you like.")]
    public string CallsPerSecond { get; init; } = "";

    [Description("每页最多记录数。The largest page.")]
    public int MaxPageSize { get; init; } = 1000;

    [Description("How long an answer may take.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
