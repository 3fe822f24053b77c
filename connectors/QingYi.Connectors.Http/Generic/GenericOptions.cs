using System.ComponentModel.DataAnnotations;

namespace QingYi.Connectors.Http.Generic;

/// <summary>A connection to any HTTP api.</summary>
internal sealed record GenericOptions
{
    [Required]
    [LocalizedDescription("The base address, to which the scheme's 'path' is appended.", "基础地址，方案里的 'path' 接在它后面。")]
    public string Url { get; init; } = "";

    [LocalizedDescription("Headers of every call.", "每次调用都带的请求头。")]
    public Dictionary<string, string> Headers { get; init; } = [];

    [LocalizedDescription(
        "The kind of authentication: none | basic | bearer | apiKey | oauth2.",
        "认证方式：none | basic | bearer | apiKey | oauth2。"
    )]
    public string Auth { get; init; } = "none";

    [LocalizedDescription("basic: the user's name.", "basic：用户名。")]
    public string Username { get; init; } = "";

    [Secret]
    [LocalizedDescription("basic: the password.", "basic：密码。")]
    public string Password { get; init; } = "";

    [Secret]
    [LocalizedDescription("bearer: the token. apiKey: the key.", "bearer：令牌。apiKey：密钥。")]
    public string Token { get; init; } = "";

    [LocalizedDescription("apiKey: the name of the header or query field with the key.", "apiKey：放密钥的请求头或查询参数的名称。")]
    public string KeyName { get; init; } = "X-Api-Key";

    [LocalizedDescription("apiKey: header | query.", "apiKey：密钥放在 header | query。")]
    public string KeyIn { get; init; } = "header";

    [LocalizedDescription("oauth2: the address of the token (client credentials).", "oauth2：取令牌的地址（client credentials）。")]
    public string TokenUrl { get; init; } = "";

    [LocalizedDescription("oauth2: the client's id.", "oauth2：客户端 id。")]
    public string ClientId { get; init; } = "";

    [Secret]
    [LocalizedDescription("oauth2: the client's secret.", "oauth2：客户端密钥。")]
    public string ClientSecret { get; init; } = "";

    [LocalizedDescription("oauth2: the scope, if the system requires one.", "oauth2：scope，对方系统要求时填写。")]
    public string Scope { get; init; } = "";

    [Secret]
    [LocalizedDescription("The key of the signature: connection.secret in the recipe.", "签名的密钥，即配方里的 connection.secret。")]
    public string Secret { get; init; } = "";

    [LocalizedDescription(
        "A Scriban recipe that signs each call, e.g. {{ request | hmac_sha256 connection.secret | hex }}; see "
            + "docs/writing-a-connector.md.",
        "给每次调用签名的 Scriban 配方，例如 {{ request | hmac_sha256 connection.secret | hex }}；见 docs/writing-a-connector.md。"
    )]
    public string Signature { get; init; } = "";

    [LocalizedDescription("The name of the header, query or form field with the signature.", "放签名的请求头、查询参数或表单字段的名称。")]
    public string SignatureName { get; init; } = "X-Signature";

    [LocalizedDescription("header | query | form.", "签名放在 header | query | form。")]
    public string SignatureIn { get; init; } = "header";

    [LocalizedDescription("The maximum number of calls per second; empty: no limit.", "每秒最多调用次数；不填则不限。")]
    public string CallsPerSecond { get; init; } = "";

    [LocalizedDescription("The maximum page size.", "每页最多记录数。")]
    public int MaxPageSize { get; init; } = 1000;

    [LocalizedDescription("The maximum duration of a call.", "一次调用的最长时间。")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
