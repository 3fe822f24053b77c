using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Http.Generic;

/// <summary>A connection to any HTTP api.</summary>
internal sealed record GenericOptions
{
    [Required]
    [Description("基础地址。The base address, to which the scheme's 'path' is appended.")]
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

    [Description("apiKey: the name of the header or query field with the key.")]
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

    [Description("oauth2: the scope, if the system requires one.")]
    public string Scope { get; init; } = "";

    [Secret]
    [Description("The key of the signature: connection.secret in the recipe.")]
    public string Secret { get; init; } = "";

    [Description(
        "签名配方。A Scriban recipe that signs each call, e.g. {{ request | hmac_sha256 connection.secret | hex }}; see "
            + "docs/writing-a-connector.md."
    )]
    public string Signature { get; init; } = "";

    [Description("The name of the header, query or form field with the signature.")]
    public string SignatureName { get; init; } = "X-Signature";

    [Description("header | query | form.")]
    public string SignatureIn { get; init; } = "header";

    [Description("每秒最多调用次数。The maximum number of calls per second; empty: no limit.")]
    public string CallsPerSecond { get; init; } = "";

    [Description("每页最多记录数。The maximum page size.")]
    public int MaxPageSize { get; init; } = 1000;

    [Description("The maximum duration of a call.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
