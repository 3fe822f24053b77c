using QingYi.Engine.Documents;

namespace QingYi.Engine.Environments;

/// <summary>What is wrong with an environment file.</summary>
internal static class EnvironmentTexts
{
    // The file.
    public static LocalizedText TheEnvironment { get; } = new("the environment", "环境");

    public static LocalizedText NotAnEnvironment { get; } =
        new("an environment must be a mapping with the key 'connections'.", "环境必须是映射，有 'connections' 键。");

    public static LocalizedText SecretNotStored(string secret) =>
        new(
            $"the secret '{secret}' is not stored. Store it: qingyi secrets set {secret}",
            $"密钥 '{secret}' 没有保存。请保存：qingyi secrets set {secret}"
        );

    public static LocalizedText VariableNotSet(string variable) =>
        new(
            $"the environment variable '{variable}' is not set. Set it before the start: export {variable}=…",
            $"环境变量 '{variable}' 没有设置。请在启动前设置：export {variable}=…"
        );

    // Connections.
    public static LocalizedText TheConnection(string name) => new($"the connection '{name}'", $"连接 '{name}' ");

    public static LocalizedText NotAConnection(string name, LocalizedText described) =>
        new(
            $"the connection '{name}' must be a mapping with a 'connector', but is {described}.",
            $"连接 '{name}' 必须是带 'connector' 的映射，现在是{described}。"
        );

    public static LocalizedText NoConnector(string connection, IReadOnlyList<string> known) =>
        new(
            $"the connection '{connection}' has no {DocumentTexts.MissingKey("connector")}. Installed: {string.Join(", ", known)}.",
            $"连接 '{connection}' 没有写 {DocumentTexts.MissingKey("connector")}。已安装：{string.Join("、", known)}。"
        );

    public static LocalizedText NeedsOption(string connection, ConnectionOption option) =>
        option.Description.IsEmpty
            ? new(
                $"the connection '{connection}' needs {DocumentTexts.MissingKey(option.Name)}. Add it.",
                $"连接 '{connection}' 需要 {DocumentTexts.MissingKey(option.Name)}。请添加。"
            )
            : new(
                $"the connection '{connection}' needs {DocumentTexts.MissingKey(option.Name)} ({option.Description.WithoutStop}). Add it.",
                $"连接 '{connection}' 需要 {DocumentTexts.MissingKey(option.Name)}（{option.Description.WithoutStop}）。请添加。"
            );

    public static LocalizedText NotASingleValue(string option, LocalizedText described) =>
        new($"'{option}' must be a single value, but is {described}.", $"'{option}' 必须是单个值，现在是{described}。");

    public static LocalizedText WrongValue(string option, LocalizedText wanted, LocalizedText described) =>
        new($"'{option}' must be {wanted}, but is {described}.", $"'{option}' 必须是{wanted}，现在是{described}。");

    public static LocalizedText WrongSecret(string option, LocalizedText wanted) =>
        new($"'{option}' must be {wanted}.", $"'{option}' 必须是{wanted}。");

    // What an option must be. In Chinese it begins with a Chinese word, so that it needs no space before it.
    public static LocalizedText OneOf(IReadOnlyList<string> values) =>
        new($"one of {string.Join(", ", values)}", $"以下之一：{string.Join("、", values)}");

    public static LocalizedText ADuration { get; } = new("a duration with its unit (30s, 10m)", "带单位的时长（30s、10m）");

    // The host.
    public static LocalizedText TooFewRuns(int runs) =>
        new($"'parallelRuns' must be at least 1, but is {runs}.", $"'parallelRuns' 至少为 1，现在是 {runs}。");

    public static LocalizedText TooShort(string key, TimeSpan span) =>
        new($"'{key}' must be at least 1s, but is {Duration.Format(span)}.", $"'{key}' 至少为 1s，现在是 {Duration.Format(span)}。");

    public static LocalizedText NotAProxy(string given) =>
        new(
            $"'{given}' in 'proxies' is not an address. Write the address of the proxy, e.g. 10.0.0.5.",
            $"'proxies' 里的 '{given}' 不是地址。请写代理的地址，例如 10.0.0.5。"
        );

    // The identity provider.
    public static LocalizedText NoAuthority =>
        new(
            "'authority' must be the https address of the identity provider, e.g. https://login.example.com/realms/shop.",
            "'authority' 应为身份提供方的 https 地址，例如 https://login.example.com/realms/shop。"
        );

    public static LocalizedText IncompleteProvider =>
        new(
            "'oidc' needs 'clientId' and 'clientSecret'; write the secret as ${secret:NAME}.",
            "'oidc' 需要 'clientId' 和 'clientSecret'；密钥请写成 ${secret:NAME}。"
        );

    public static LocalizedText UnknownRole(string role, IReadOnlyList<string> known) =>
        new(
            $"'{role}' is not a role of users. Use one of {string.Join(", ", known)}, or leave 'newUsers' out.",
            $"'{role}' 不是用户的角色。请用 {string.Join("、", known)} 之一，或去掉 'newUsers'。"
        );

    // Alerts.
    public static LocalizedText NotAChannel(LocalizedText described) =>
        new(
            $"each of 'to' must be a mapping with a 'type', but this is {described}.",
            $"'to' 的每一项都必须是带 'type' 的映射，但这一项是{described}。"
        );

    public static LocalizedText UnknownChannel(string type, IReadOnlyList<string> known) =>
        new(
            $"'type' must be one of {string.Join(", ", known)}, but is '{type}'.{NameSuggestion.DidYouMean(type, known)}",
            $"'type' 必须是 {string.Join("、", known)} 之一，现在是 '{type}'。{NameSuggestion.DidYouMean(type, known)}"
        );

    public static LocalizedText NoMailServer { get; } =
        new(
            "'url' must be the mail server, e.g. smtps://mail.example.com:465.",
            "'url' 必须是邮件服务器，例如 smtps://mail.example.com:465。"
        );

    public static LocalizedText NoAddress { get; } =
        new("'url' must be the address that messages are posted to, e.g. https://….", "'url' 必须是接收消息的地址，例如 https://…。");

    public static LocalizedText IncompleteMail { get; } =
        new("mails need 'from' and 'recipients', a list.", "邮件需要 'from' 和列表 'recipients'。");
}
