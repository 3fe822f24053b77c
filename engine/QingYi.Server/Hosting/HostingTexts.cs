namespace QingYi.Server.Hosting;

/// <summary>What commands and requests say about the host, its store and its secrets.</summary>
internal static class HostingTexts
{
    public static LocalizedText NoStore(string state) =>
        new(
            $"there is no store in {state}. Name the state directory with --state, or run a scheme first.",
            $"{state} 里没有数据池。请用 --state 指定状态目录，或先运行一个方案。"
        );

    public static LocalizedText PluginNotLoaded(LocalizedText cause) => new($"the plugin is not loaded: {cause}", $"插件没有加载：{cause}");

    public static LocalizedText SecretUnreadable(string name, string file, string keys) =>
        new(
            $"the secret '{name}' in {file} cannot be read with the keys in {keys}",
            $"{file} 里的密钥 '{name}' 不能用 {keys} 里的密钥文件解密"
        );

    public static LocalizedText RestoreKeys(string name) =>
        new(
            $"Restore the keys it was encrypted with, or set it again: qingyi secrets set {name}",
            $"请恢复加密时所用的密钥文件，或重新设置：qingyi secrets set {name}"
        );

    public static LocalizedText SecretsUnreadable(string file, string cause) =>
        new($"the secrets in {file} cannot be read: {cause}", $"无法读取 {file} 里的密钥：{cause}");

    public static LocalizedText CorrectSecretsFile =>
        new(
            "Correct its permissions, restore a backup, or remove the file and set the secrets again.",
            "请改正文件权限，或恢复备份，或删除该文件后重新设置密钥。"
        );

    public static LocalizedText NotATime(string option, string given) =>
        new(
            $"{option}: '{given}' is not a time. Write 2024-06-01, '2024-06-01 08:00:00' or ISO 8601.",
            $"{option}: '{given}' 不是时间。请写 2024-06-01、'2024-06-01 08:00:00' 或 ISO 8601。"
        );

    public static LocalizedText NoNameClaim(string claim) =>
        new(
            $"the identity provider does not say '{claim}'. Name the claim with the user's name in 'nameClaim' of 'oidc'.",
            $"身份提供方没有给出 '{claim}'。请在 'oidc' 的 'nameClaim' 里写明含用户名的声明。"
        );

    public static LocalizedText ProviderRefused(string cause) =>
        new(
            $"the identity provider has not logged the user in: {cause}. Begin again at /api/v1/session/oidc.",
            $"身份提供方没有完成登录：{cause}。请从 /api/v1/session/oidc 重新开始。"
        );
}
