namespace QingYi.Engine.Plugins;

/// <summary>Why a plugin or a manifest is not loaded, and why a connector is not found.</summary>
internal static class PluginTexts
{
    // Connectors.
    public static LocalizedText NotInstalled(string connector, IReadOnlyList<string> installed) =>
        new(
            $"the connector '{connector}' is not installed.{NameSuggestion.DidYouMean(connector, installed)} "
                + $"Installed: {string.Join(", ", installed)}.",
            $"连接器 '{connector}' 没有安装。{NameSuggestion.DidYouMean(connector, installed)}已安装：{string.Join("、", installed)}。"
        );

    public static LocalizedText InstalledTwice(string connector, string origin) =>
        new(
            $"the connector '{connector}' is already installed from {origin}. Remove one of the two.",
            $"连接器 '{connector}' 已从 {origin} 安装。请删除其中一个。"
        );

    // Plugins.
    public static LocalizedText NoPlugin(string manifest) =>
        new(
            $"the folder holds neither a plugin (NAME.dll with NAME.deps.json) nor a manifest ({manifest}). Build the "
                + $"plugin with EnableDynamicLoading, or remove the folder.",
            $"文件夹里既没有插件（NAME.dll 和 NAME.deps.json），也没有清单（{manifest}）。"
                + $"请用 EnableDynamicLoading 构建插件，或删除该文件夹。"
        );

    public static LocalizedText NoRuntimeTarget(string file) =>
        new(
            $"{file} is damaged: it names no runtime target. Build the plugin again and copy all of its output.",
            $"{file} 已损坏：没有写 runtimeTarget。请重新构建插件，并复制全部输出。"
        );

    public static LocalizedText UsesNoContract(string file, string contract) =>
        new(
            $"{file} does not use {contract}, so it holds no connector. Remove the folder.",
            $"{file} 没有使用 {contract}，所以不含连接器。请删除该文件夹。"
        );

    public static LocalizedText OtherContract(int theirs, int ours) =>
        new(
            $"it is built for version {theirs} of the contract, but this is version {ours}. "
                + $"Install the build of the plugin for this version of QingYi.",
            $"它是为契约版本 {theirs} 构建的，而这里是版本 {ours}。请安装为当前版本的 QingYi 构建的插件。"
        );

    public static LocalizedText NoType(string cause) =>
        new(
            $"a type cannot be loaded: {cause} Build the plugin against this version of QingYi.",
            $"有类型无法加载：{cause} 请用当前版本的 QingYi 构建插件。"
        );

    public static LocalizedText ConstructorFailed(Exception cause) =>
        new($"its constructor failed: {LocalizedText.Of(cause)}", $"构造函数出错：{LocalizedText.Of(cause)}");

    public static LocalizedText Failed(Exception e) => LocalizedText.Of(e).Select(m => $"{e.GetType().Name}: {m}");

    // Manifests.
    public static LocalizedText NoReader(string file) =>
        new(
            $"{file}: the manifest does not say which plugin reads it. Add a line such as 'uses: http'.",
            $"{file}: 清单没有说明由哪个插件读取。请加一行，例如 'uses: http'。"
        );

    public static LocalizedText UnknownReader(SourcePosition position, string name, IReadOnlyCollection<string> installed) =>
        new(
            $"{position}: no installed plugin reads manifests that use '{name}'."
                + $"{NameSuggestion.DidYouMean(name, installed)} Installed: {string.Join(", ", installed)}.",
            $"{position}: 已安装的插件都不能读取 'uses: {name}' 的清单。"
                + $"{NameSuggestion.DidYouMean(name, installed)}已安装：{string.Join("、", installed)}。"
        );
}
