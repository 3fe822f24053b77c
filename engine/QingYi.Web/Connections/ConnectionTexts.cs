namespace QingYi.Web.Connections;

/// <summary>The pages of connections.</summary>
internal static class ConnectionTexts
{
    public static LocalizedText Name => new("Name", "名称");

    public static LocalizedText Connector => new("Connector", "连接器");

    public static LocalizedText UsedBy => new("Used by", "用于");

    public static LocalizedText Test => new("Test", "测试");

    public static LocalizedText Testing => new("Testing…", "测试中……");

    public static LocalizedText Works(LocalizedText tried) => new($"It works: {tried}", $"可用：{tried}");

    public static LocalizedText New => new("New connection", "新建连接");

    public static LocalizedText None =>
        new("The environment has no connections yet: add the first system.", "环境里还没有连接，请添加第一个系统。");

    public static LocalizedText Save => new("Save", "保存");

    public static LocalizedText Delete => new("Delete", "删除");

    public static LocalizedText DeleteHelp(string name) =>
        new($"The connection {name} is removed from the environment file.", $"连接 {name} 将从环境文件里移除。");

    public static LocalizedText Saved => new("Saved; the host uses it from now on.", "已保存，主机已开始使用。");

    public static LocalizedText Deleted => new("The connection is removed.", "连接已移除。");

    public static LocalizedText SecretIsSet => new("set; leave empty to keep it", "已设置，留空则保持不变");

    public static LocalizedText Required => new("required", "必填");

    public static LocalizedText Default(string value) => new($"default: {value}", $"缺省：{value}");

    public static LocalizedText NotSet => new("(not set)", "（未设置）");

    public static LocalizedText Other => new("Other options, as JSON", "其他参数（JSON）");

    public static LocalizedText Conflict =>
        new(
            "Somebody has changed the connection meanwhile; this is its new state. Make your change again.",
            "有人刚刚修改了这个连接，下面是新的内容，请重新修改。"
        );

    public static LocalizedText NotJson(string option, string cause) =>
        new($"'{option}' is no JSON object: {cause}", $"'{option}' 不是 JSON 对象：{cause}");

    public static LocalizedText MayNotRead => new("The options are shown to authors.", "参数只对方案作者显示。");

    public static LocalizedText IsEmulated => new("emulated in this process", "在本进程内模拟");
}
