namespace QingYi.Connectors.Http.Calls;

/// <summary>The texts about authentication and certificates.</summary>
internal static class AuthTexts
{
    // Tokens.
    public static LocalizedText CheckCredentials { get; } = new("Check the connection's credentials.", "请检查连接的凭据。");

    public static LocalizedText CheckCredentialsAndTokenUrl { get; } =
        new("Check the connection's credentials and the address of the token.", "请检查连接的凭据和令牌地址。");

    public static LocalizedText NoLoginRequest { get; } =
        new("the manifest's 'auth' has no 'request' for the log-in", "清单的 'auth' 没有登录用的 'request'");

    public static LocalizedText AddLoginRequest { get; } = new("Add it to connector.yaml.", "请在 connector.yaml 里加上。");

    public static LocalizedText TokenStatus(int status, string? reason) =>
        new($"the token call: HTTP {status} {reason}", $"取令牌的调用：HTTP {status} {reason}");

    public static LocalizedText NoToken(int status, string? reason, string path) =>
        new($"the token call returned HTTP {status} {reason} without '{path}'", $"取令牌的调用返回 HTTP {status} {reason}，没有 '{path}'");

    // Kinds of authentication.
    public static LocalizedText UnknownKind(string kind) => new($"'{kind}' is not a kind of authentication", $"'{kind}' 不是认证方式");

    public static LocalizedText KnownKinds(IReadOnlyCollection<string> kinds) =>
        new($"Use one of {string.Join(", ", kinds)}.", $"请改用其中之一：{string.Join("、", kinds)}。");

    // Certificates.
    public static LocalizedText OtherHost { get; } = new("it is for another host name", "证书属于另一个主机名");

    public static LocalizedText WriteHost { get; } =
        new(
            "Write the host name of the certificate into 'url', or have a certificate issued for this name.",
            "请把证书的主机名写进 'url'，或为这个主机名申请证书。"
        );

    public static LocalizedText NotInTime { get; } = new("it has expired or is not valid yet", "证书已过期，或尚未生效");

    public static LocalizedText RenewAndCheckClock { get; } =
        new(
            "Have the system's administrator renew it, and check the clock of this machine.",
            "请对方系统的管理员换新证书，并检查本机的时钟。"
        );

    public static LocalizedText Revoked { get; } = new("it was revoked", "证书已被吊销");

    public static LocalizedText Renew { get; } = new("Have the system's administrator renew it.", "请对方系统的管理员换新证书。");

    public static LocalizedText UnknownAuthority { get; } =
        new("this machine does not trust the authority that signed it", "本机不信任签发证书的机构");

    public static LocalizedText TrustAuthority { get; } =
        new(
            $"Add the authority to the trusted certificates of this machine (Debian: put it into "
                + $"/usr/local/share/ca-certificates and run update-ca-certificates; or name its file in SSL_CERT_FILE), or have "
                + $"a public certificate installed on the system.",
            $"请把该机构加入本机信任的证书（Debian：放进 /usr/local/share/ca-certificates 并运行 update-ca-certificates；"
                + $"或用 SSL_CERT_FILE 指明它的文件），或在对方系统上安装公共机构签发的证书。"
        );

    public static LocalizedText Invalid { get; } = new("it is not valid", "证书无效");

    public static LocalizedText HaveItChecked { get; } = new("Have the system's administrator check it.", "请对方系统的管理员检查证书。");

    public static LocalizedText NotTrusted(string host, LocalizedText cause, string detail) =>
        new(
            $"{host}: the certificate of the system is not trusted: {cause} ({detail})",
            $"{host}：对方系统的证书不受信任：{cause}（{detail}）"
        );
}
