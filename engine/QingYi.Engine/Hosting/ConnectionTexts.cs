namespace QingYi.Engine.Hosting;

/// <summary>What the use cases of connections say to people.</summary>
internal static class ConnectionTexts
{
    public static LocalizedText NoConnection(string name) => new($"the environment has no connection '{name}'", $"环境没有连接 '{name}'");

    public static LocalizedText NoOption(string connector, string option, IReadOnlyList<string> known) =>
        new(
            $"the connector '{connector}' has no option '{option}'.{NameSuggestion.DidYouMean(option, known)}",
            $"连接器 '{connector}' 没有参数 '{option}'。{NameSuggestion.DidYouMean(option, known)}"
        );

    public static LocalizedText NoReferences(string option) =>
        new(
            $"'{option}' refers to a variable or a secret of the host; only who edits the environment file on the host may write that.",
            $"'{option}' 引用了主机的变量或密钥；只有在主机上编辑环境文件的人才能这样写。"
        );

    public static LocalizedText NoSecrets =>
        new(
            "this host has nowhere to keep secrets; write the connection into the environment file.",
            "本主机没有存放密钥的地方；请把连接写入环境文件。"
        );

    public static LocalizedText OtherVersion(string name) =>
        new($"the connection '{name}' was changed meanwhile. Look at it again.", $"连接 '{name}' 刚被修改。请重新查看。");

    public static LocalizedText IsUsed(string name, IReadOnlyList<string> schemes) =>
        new(
            $"the connection '{name}' is used by {string.Join(", ", schemes)}. Give these schemes another connection first.",
            $"连接 '{name}' 正被 {string.Join("、", schemes)} 使用。请先让这些方案改用别的连接。"
        );

    public static LocalizedText NotWritten(string file, string cause) =>
        new($"{file} cannot be written: {cause}. Nothing was changed.", $"无法写入 {file}：{cause}。没有任何改动。");

    public static LocalizedText ReadOnly(string file) =>
        new($"{file} is read-only; change it where it comes from.", $"{file} 只读；请在它的来源处修改。");

    // The audit.
    public static LocalizedText WasSaved(string name, IReadOnlyList<string> secrets) =>
        secrets.Count == 0
            ? new($"connection {name} saved", $"保存连接 {name}")
            : new(
                $"connection {name} saved, {(secrets.Count == 1 ? "secret" : "secrets")} {string.Join(", ", secrets)} set",
                $"保存连接 {name}，设置密钥 {string.Join("、", secrets)}"
            );

    public static LocalizedText WasDeleted(string name) => new($"connection {name} deleted", $"删除连接 {name}");
}
